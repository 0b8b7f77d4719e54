package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.cache2k.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one woven method: bounded, by key equality, reachable only through this object. Thread-safe. Keys must
 * not change while they are here.
 */
public final class Store<V> {

    private final Cache<Object, Entry<V>> cache;
    private final EntryTable<V> table;
    private final Lifetime values;
    private final Lifetime absences;
    private final Lifetime withoutFeed;
    private final Ticker ticker;

    /**
     * @param maximumSize how many entries are kept at most, 1 or more
     * @param values how long results live
     * @param absences how long kept absences live
     * @param withoutFeed for how long either is served while its feed is lost
     */
    public Store(long maximumSize, Lifetime values, Lifetime absences, Lifetime withoutFeed, Ticker ticker) {
        this.cache = UnmanagedCache.create(maximumSize);
        this.table = EntryTable.of(cache);
        this.values = values;
        this.absences = absences;
        this.withoutFeed = withoutFeed;
        this.ticker = ticker;
        if (values.ends() || absences.ends() || !withoutFeed.isNone()) {
            ticker.start();
        }
    }

    /** The same entries, for a glance. */
    public EntryTable<V> table() {
        return table;
    }

    /** The entry of a key that has neither expired nor been invalidated, or null. */
    public @Nullable Entry<V> peek(Object key) {
        Entry<V> entry = cache.peek(key);
        return entry != null && entry.isLive(ticker) ? entry : null;
    }

    public void put(Object key, V value, Freshness freshness) {
        put(key, value, values, freshness);
    }

    /** @param absence what stands for the absent result; null for null itself */
    public void putAbsent(Object key, @Nullable V absence, Freshness freshness) {
        put(key, absence, absences, freshness);
    }

    public void remove(Object key) {
        cache.remove(key);
    }

    public void clear() {
        cache.clear();
    }

    /** How many entries are held, expired ones that nobody asked for again included. */
    public long size() {
        return cache.asMap().size();
    }

    private void put(Object key, @Nullable V value, Lifetime lifetime, Freshness freshness) {
        Entry<V> entry = Entry.of(key, value, freshness, Limits.of(lifetime, withoutFeed, ticker));
        while (!table.add(entry)) {
            cache.remove(key);
        }
    }
}
