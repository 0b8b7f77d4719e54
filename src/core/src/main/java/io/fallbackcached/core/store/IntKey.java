package io.fallbackcached.core.store;

import org.jspecify.annotations.Nullable;

/** The key of a method with one {@code int} or narrower argument. A look-up makes none. */
public final class IntKey {

    private final int value;

    public IntKey(int value) {
        this.value = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return is(other, value);
    }

    static boolean is(@Nullable Object key, int value) {
        return key instanceof IntEntry
                ? ((IntEntry<?>) key).key() == value
                : key instanceof IntKey && ((IntKey) key).value == value;
    }

    int value() {
        return value;
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
