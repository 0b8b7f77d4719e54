package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key: to cache2k that is the entry itself, equal to the key that it was made for. Immutable. */
abstract class OwnKeyEntry<V> extends Entry<V> {

    /** @param key that the entry takes the place of, with the same hash */
    OwnKeyEntry(Object key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(null, EntryTable.hash(key), value, freshness, limits);
    }

    @Override
    public final Object getKeyObj() {
        return this;
    }

    @Override
    public final Object getKey() {
        return this;
    }

    @Override
    public abstract boolean equals(@Nullable Object other);

    @Override
    public abstract int hashCode();
}
