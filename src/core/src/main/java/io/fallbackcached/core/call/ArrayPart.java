package io.fallbackcached.core.call;

import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array of primitives, by content: {@code NaN} equals itself, and 0.0 differs from -0.0. */
final class ArrayPart implements KeyPart {

    private final Object array;

    ArrayPart(Object array) {
        this.array = array;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return new ArrayPart(copy);
    }

    // deepEquals knows each primitive array type, and tells them apart.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrayPart && Objects.deepEquals(array, ((ArrayPart) other).array);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {array});
    }

    @Override
    public String toString() {
        String text = Arrays.deepToString(new Object[] {array});
        return text.substring(1, text.length() - 1);
    }
}
