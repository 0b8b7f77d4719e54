package io.fallbackcached.core.store;

import org.jspecify.annotations.Nullable;

/** The key of a method with one {@code long} argument. A look-up makes none. */
public final class LongKey {

    private final long value;

    public LongKey(long value) {
        this.value = value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return is(other, value);
    }

    static boolean is(@Nullable Object key, long value) {
        return key instanceof LongEntry
                ? ((LongEntry<?>) key).isOf(value)
                : key instanceof LongKey && ((LongKey) key).value == value;
    }

    long value() {
        return value;
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
