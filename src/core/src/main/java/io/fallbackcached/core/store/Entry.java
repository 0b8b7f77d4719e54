package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.values.Kept;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.cache2k.expiry.ExpiryTimeValues;
import org.jspecify.annotations.Nullable;

/**
 * One kept result, and until when it is right. It is the very object that cache2k's hash table and its eviction link, so that a
 * hit finds in one place what it looks for, and what it needs. What cache2k takes for its value is the entry itself. Immutable, but
 * for what it remembers of having been right, and for what belongs to cache2k.
 */
public abstract class Entry<V> extends org.cache2k.core.Entry<Object, Object> {

    /** Stands for no answer, which null does not. */
    public static final Object NO_HIT = new Object();

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<Entry> RIGHT_AT =
            AtomicLongFieldUpdater.newUpdater(Entry.class, "rightAt");

    private final @Nullable V value;
    private final Freshness freshness;
    private final @Nullable Limits limits;

    /**
     * A quiet moment at which it was found right; until that passes nobody needs to look again. Negative if even then there
     * is more to do than to give the value out.
     */
    private volatile long rightAt;

    /**
     * @param key null if it is its own
     * @param hash of the key, as {@link EntryTable} spreads it
     */
    Entry(@Nullable Object key, int hash, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(key, hash);
        this.value = value;
        this.freshness = freshness;
        this.limits = limits;
        setValueOrException(this);
        setNextRefreshTime(ExpiryTimeValues.ETERNAL);
    }

    /** The entry of a key: its own key where that is of a usual shape, which is one object less to keep and to look at. */
    static <V> Entry<V> of(Object key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        if (key instanceof IntKey) {
            return new IntEntry<>((IntKey) key, value, freshness, limits);
        }
        if (key instanceof LongKey) {
            return new LongEntry<>((LongKey) key, value, freshness, limits);
        }
        if (key instanceof FewKey) {
            return new FewEntry<>((FewKey) key, value, freshness, limits);
        }
        return new KeyedEntry<>(key, value, freshness, limits);
    }

    /** What is kept; null for a kept null. */
    public final @Nullable V value() {
        return value;
    }

    /** What the next caller gets: what is kept or, where {@link Kept} says so, a copy. */
    public final @Nullable Object given() {
        return value instanceof Kept ? ((Kept) value).give() : value;
    }

    /** What it depends on, and where it came from. */
    public final Freshness freshness() {
        return freshness;
    }

    /**
     * What may be served without asking for anything else: it is right, and nothing is going on anywhere.
     *
     * @return {@link #NO_HIT} if there is more to look at
     */
    public static <V> @Nullable Object plainHit(@Nullable Entry<V> entry, Coherence coherence, Ticker ticker) {
        if (entry == null) {
            return NO_HIT;
        }
        if (entry.rightAt == coherence.moment()) {
            return entry.value;
        }
        return entry.isPlainHit(coherence, ticker) ? entry.given() : NO_HIT;
    }

    /** Whether it may be served as far as it goes by the entry itself. */
    public final boolean isLive(Ticker ticker) {
        return !isExpired(ticker) && (freshness.holds() || isTolerated(ticker));
    }

    private boolean isPlainHit(Coherence coherence, Ticker ticker) {
        return (rightAt == -coherence.moment() || isFoundRight(coherence)) && !isExpired(ticker);
    }

    private boolean isExpired(Ticker ticker) {
        return limits != null && limits.isExpired(ticker);
    }

    private boolean isTolerated(Ticker ticker) {
        return limits != null && limits.tolerateLoss(ticker) && freshness.holdsWithoutFeed();
    }

    /** In this order: what is put in doubt after the moment was read makes it pass. */
    private boolean isFoundRight(Coherence coherence) {
        long moment = coherence.moment();
        if (!Coherence.isQuiet(moment) || !freshness.holds()) {
            return false;
        }
        // No fence: who does not see it looks again.
        RIGHT_AT.lazySet(this, limits != null || value instanceof Kept ? -moment : moment);
        return true;
    }
}
