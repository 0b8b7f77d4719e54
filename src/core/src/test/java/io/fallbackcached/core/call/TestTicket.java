package io.fallbackcached.core.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Stands in for the ticket class that the agent defines into the platform. */
final class TestTicket {

    private static final TestTicket BYPASS = new TestTicket(null);

    final @Nullable Object load;

    private TestTicket(@Nullable Object load) {
        this.load = load;
    }

    static Tickets tickets() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle create =
                    lookup.findConstructor(TestTicket.class, MethodType.methodType(void.class, Object.class));
            MethodHandle loadOf = lookup.findGetter(TestTicket.class, "load", Object.class);
            MethodType type = MethodType.methodType(Object.class, Object.class);
            return new Tickets(create.asType(type), loadOf.asType(type), BYPASS);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("tickets", e);
        }
    }
}
