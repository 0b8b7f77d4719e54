package io.fallbackcached.core.call;

import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key together with the tenant that the answer is for. Immutable. */
final class TenantKey implements KeyPart {

    private final Object key;
    private final List<Object> tenant;

    TenantKey(Object key, List<Object> tenant) {
        this.key = key;
        this.tenant = tenant;
    }

    Object key() {
        return key;
    }

    List<Object> tenant() {
        return tenant;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        return new TenantKey(KeyPart.stored(key, policy), tenant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantKey
                && key.equals(((TenantKey) other).key)
                && tenant.equals(((TenantKey) other).tenant);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + tenant.hashCode();
    }

    @Override
    public String toString() {
        return key + " for " + tenant;
    }
}
