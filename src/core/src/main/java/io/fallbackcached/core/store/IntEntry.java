package io.fallbackcached.core.store;

import io.fallbackcached.core.coherence.Freshness;
import org.jspecify.annotations.Nullable;

/** An entry that is its own key, equal to an {@link IntKey}: one object less to keep, and for a hit to touch. Immutable. */
final class IntEntry<V> extends Entry<V> {

    private final int key;

    IntEntry(int key, @Nullable V value, long expiresAt, Freshness freshness) {
        super(value, expiresAt, freshness);
        this.key = key;
    }

    boolean isOf(int wanted) {
        return key == wanted;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return IntKey.is(other, key);
    }

    @Override
    public int hashCode() {
        return key;
    }

    @Override
    public String toString() {
        return String.valueOf(key);
    }
}
