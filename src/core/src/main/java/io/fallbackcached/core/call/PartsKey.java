package io.fallbackcached.core.call;

import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parts in order: several arguments, or the elements of a list, array or other value, told apart by a kind. */
final class PartsKey implements KeyPart {

    private final Object kind;
    private final Object[] parts;
    private final int hash;

    PartsKey(Object kind, Object[] parts) {
        this.kind = kind;
        this.parts = parts;
        int mixed = Arrays.hashCode(parts) * 0x9E3779B9;
        this.hash = mixed ^ mixed >>> 16;
    }

    boolean isOf(Object otherKind) {
        return kind == otherKind;
    }

    Object first() {
        return parts[0];
    }

    @Override
    public Object stored(ValuePolicy policy) {
        Object[] stored = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            stored[i] = KeyPart.stored(parts[i], policy);
        }
        return new PartsKey(kind, stored);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof PartsKey)) {
            return false;
        }
        PartsKey that = (PartsKey) other;
        return hash == that.hash && kind.equals(that.kind) && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(parts);
    }
}
