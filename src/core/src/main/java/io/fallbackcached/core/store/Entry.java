package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.values.Kept;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One kept result, and until when it is right, whatever its age. One object, so that a hit finds all it needs together.
 * Immutable, but for what it remembers of having been right.
 */
public class Entry<V> extends Freshness {

    static final long NEVER = Long.MAX_VALUE;

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<Entry> RIGHT_AT =
            AtomicLongFieldUpdater.newUpdater(Entry.class, "rightAt");

    private final long expiresAt;
    private final @Nullable V value;
    private final boolean isCopied;

    /** A quiet moment at which it was found right; until that passes nobody needs to look again. */
    private volatile long rightAt;

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

    /** Whether it may be served without asking for anything else: it is right, and nothing is going on anywhere. */
    public final boolean isPlainHit(Coherence coherence, Ticker ticker) {
        return (rightAt == coherence.moment() || isFoundRight(coherence)) && !isExpired(ticker);
    }

    /** Whether it may be served as far as it goes by the entry itself. */
    public final boolean isLive(Ticker ticker) {
        return !isExpired(ticker) && (holds() || isTolerated(ticker));
    }

    private boolean isExpired(Ticker ticker) {
        return expiresAt != NEVER && ticker.now() >= expiresAt;
    }

    /** In this order: what is put in doubt after the moment was read makes it pass. */
    private boolean isFoundRight(Coherence coherence) {
        long moment = coherence.moment();
        if (!Coherence.isQuiet(moment) || !holds()) {
            return false;
        }
        // No fence: who does not see it looks again.
        RIGHT_AT.lazySet(this, moment);
        return true;
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
