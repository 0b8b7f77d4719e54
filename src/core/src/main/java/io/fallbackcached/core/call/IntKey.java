package io.fallbackcached.core.call;

import org.jspecify.annotations.Nullable;

/** The key of a method with one {@code int} or narrower argument. Unlike a boxed one it never costs an allocation on a hit. */
final class IntKey {

    private final int value;

    IntKey(int value) {
        this.value = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntKey && ((IntKey) other).value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
