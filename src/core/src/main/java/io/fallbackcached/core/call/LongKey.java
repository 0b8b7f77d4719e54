package io.fallbackcached.core.call;

import org.jspecify.annotations.Nullable;

/** The key of a method with one {@code long} argument. Unlike a boxed one it never costs an allocation on a hit. */
final class LongKey {

    private final long value;

    LongKey(long value) {
        this.value = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LongKey && ((LongKey) other).value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
