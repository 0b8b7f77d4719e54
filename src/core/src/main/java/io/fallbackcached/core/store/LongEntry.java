package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key, equal to an {@link LongKey}: one object less to keep, and for a hit to touch. Immutable. */
final class LongEntry<V> extends Entry<V> {

    private final long key;

    LongEntry(long key, @Nullable V value, long expiresAt, Freshness freshness) {
        super(value, expiresAt, freshness);
        this.key = key;
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
        return String.valueOf(key);
    }
}
