package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import org.jspecify.annotations.Nullable;

/** A key together with the surroundings its answer comes from. Immutable. */
final class ContextKey implements KeyPart {

    private final Object key;
    private final Context context;

    ContextKey(Object key, Context context) {
        this.key = key;
        this.context = context;
    }

    Object key() {
        return key;
    }

    Context context() {
        return context;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        return new ContextKey(KeyPart.stored(key, policy), context);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextKey
                && key.equals(((ContextKey) other).key)
                && context.equals(((ContextKey) other).context);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + context.hashCode();
    }

    @Override
    public String toString() {
        return key + " in " + context;
    }
}
