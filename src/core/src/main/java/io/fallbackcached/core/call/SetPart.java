package io.fallbackcached.core.call;

import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts in no order: the elements of a set, or the entries of a map. */
final class SetPart implements KeyPart {

    private final Object kind;
    private final Set<Object> parts;

    SetPart(Object kind, Set<Object> parts) {
        this.kind = kind;
        this.parts = parts;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        Set<Object> stored = new HashSet<>();
        for (Object part : parts) {
            stored.add(KeyPart.stored(part, policy));
        }
        return new SetPart(kind, stored);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SetPart && kind.equals(((SetPart) other).kind) && parts.equals(((SetPart) other).parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
