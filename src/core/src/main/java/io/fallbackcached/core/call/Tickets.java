package io.fallbackcached.core.call;

import java.lang.invoke.MethodHandle;

/** How to make and read what woven code carries from a method's entry to its end. Immutable. */
public final class Tickets {

    private final MethodHandle create;
    private final MethodHandle loadOf;
    private final Object bypass;

    /**
     * @param create {@code (Object)Object}: a ticket for a load
     * @param loadOf {@code (Object)Object}: the load of a ticket, null for the bypass ticket
     * @param bypass the ticket that says: run the body, nobody waits for the result
     */
    public Tickets(MethodHandle create, MethodHandle loadOf, Object bypass) {
        this.create = create;
        this.loadOf = loadOf;
        this.bypass = bypass;
    }

    Object bypass() {
        return bypass;
    }

    MethodHandle loadOf() {
        return loadOf;
    }

    Object of(Load load) throws Throwable {
        return (Object) create.invokeExact((Object) load);
    }
}
