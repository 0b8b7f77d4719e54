package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key, equal to a {@link LongKey}. Immutable. */
final class LongEntry<V> extends OwnKeyEntry<V> {

    private final long key;

    LongEntry(LongKey key, @Nullable V value, Freshness freshness, @Nullable Limits limits) {
        super(key, value, freshness, limits);
        this.key = key.value();
    }

    boolean isOf(long wanted) {
        return key == wanted;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return LongKey.is(other, key);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key);
    }

    @Override
    public String toString() {
        return Long.toString(key);
    }
}
