package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** One kept result. Immutable. */
public class Entry<V> {

    static final long NEVER = Long.MAX_VALUE;

    private final @Nullable V value;
    private final long expiresAt;
    private final Freshness freshness;

    Entry(@Nullable V value, long expiresAt, Freshness freshness) {
        this.value = value;
        this.expiresAt = expiresAt;
        this.freshness = freshness;
    }

    /** What is kept; null for a kept null. */
    public final @Nullable V value() {
        return value;
    }

    /** Until when it is right, whatever its age. */
    public final Freshness freshness() {
        return freshness;
    }

    final boolean isLive(Ticker ticker) {
        return (expiresAt == NEVER || ticker.now() < expiresAt) && (freshness.holds() || isTolerated(ticker));
    }

    /** Whether it may be served though the feed is lost. */
    boolean isTolerated(Ticker ticker) {
        return false;
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
            return ticker.now() < until && freshness().holdsWithoutFeed();
        }
    }
}
