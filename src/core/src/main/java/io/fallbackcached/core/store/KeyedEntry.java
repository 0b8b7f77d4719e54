package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** The entry of any key that is an object. Immutable. */
final class KeyedEntry<V> extends Entry<V> {

    KeyedEntry(Object key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(key, EntryTable.hash(key), value, freshness, limits);
    }
}
