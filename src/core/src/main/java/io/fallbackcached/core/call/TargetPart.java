package io.fallbackcached.core.call;

import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.ValuePolicy;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The object a method is called on, by identity. The stored form holds it weakly, so entries do not keep it alive; once
 * it is gone nothing equals them any more, and they age out.
 */
final class TargetPart implements KeyPart {

    private final @Nullable Object live;
    private final @Nullable Reference<Object> weak;
    private final int hash;

    TargetPart(Object target) {
        this.live = target;
        this.weak = null;
        this.hash = System.identityHashCode(target);
    }

    private TargetPart(Reference<Object> weak, int hash) {
        this.live = null;
        this.weak = weak;
        this.hash = hash;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        return weakly();
    }

    TargetPart weakly() {
        return live == null ? this : new TargetPart(new WeakReference<>(live), hash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof TargetPart) || ((TargetPart) other).hash != hash) {
            return false;
        }
        Object target = target();
        return target != null && target == ((TargetPart) other).target();
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "target@" + Integer.toHexString(hash);
    }

    private @Nullable Object target() {
        return weak == null ? live : weak.get();
    }
}
