package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key, equal to an {@link IntKey}, whose number its hash says as well. Immutable. */
final class IntEntry<V> extends OwnKeyEntry<V> {

    IntEntry(IntKey key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(key, value, freshness, limits);
    }

    int key() {
        return EntryTable.unspread(hashCode);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return IntKey.is(other, key());
    }

    @Override
    public int hashCode() {
        return key();
    }

    @Override
    public String toString() {
        return Integer.toString(key());
    }
}
