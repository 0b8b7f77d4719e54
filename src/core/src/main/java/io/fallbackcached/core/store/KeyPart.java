package io.fallbackcached.core.store;

import io.fallbackcached.core.values.ValuePolicy;

/**
 * Part of a key that may still refer to a live argument: good for looking up, not for keeping. Parts that are no
 * {@code KeyPart} are immutable values and serve for both.
 */
public interface KeyPart {

    /**
     * The part to keep, which no later change of the argument reaches. Equal to this one.
     *
     * @throws RuntimeException if an argument cannot be copied
     */
    Object stored(ValuePolicy policy);

    static Object stored(Object part, ValuePolicy policy) {
        return part instanceof KeyPart ? ((KeyPart) part).stored(policy) : part;
    }
}
