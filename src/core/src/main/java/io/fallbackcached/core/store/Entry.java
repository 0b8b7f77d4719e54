package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.values.Kept;
import org.jspecify.annotations.Nullable;

/** One kept result, and until when it is right, whatever its age. One object, so that a hit finds all it needs together. Immutable. */
public class Entry<V> extends Freshness {

    static final long NEVER = Long.MAX_VALUE;

    private final long expiresAt;
    private final @Nullable V value;
    private final boolean isCopied;

    Entry(@Nullable V value, long expiresAt, Freshness freshness) {
        super(freshness);
        this.value = value;
        this.expiresAt = expiresAt;
        this.isCopied = value instanceof Kept;
    }

    /** What is kept; null for a kept null. */
    public final @Nullable V value() {
        return value;
    }

    /** What the next caller gets: what is kept or, where {@link Kept} says so, a copy. */
    public final @Nullable Object given() {
        // Not asked of the value: its header may be in nobody's cache line yet.
        return isCopied ? copy() : value;
    }

    final boolean isLive(Ticker ticker) {
        return (expiresAt == NEVER || ticker.now() < expiresAt) && (holds() || isTolerated(ticker));
    }

    /** Whether it may be served though the feed is lost. */
    boolean isTolerated(Ticker ticker) {
        return false;
    }

    private @Nullable Object copy() {
        return value == null ? null : ((Kept) value).give();
    }

    /** One whose rule allows it to be served for a while after it was loaded when the feed is lost. Immutable. */
    static final class Tolerated<V> extends Entry<V> {

        private final long until;

        Tolerated(@Nullable V value, long expiresAt, Freshness freshness, long until) {
            super(value, expiresAt, freshness);
            this.until = until;
        }

        @Override
        boolean isTolerated(Ticker ticker) {
            return ticker.now() < until && holdsWithoutFeed();
        }
    }
}
