package io.fallbackcached.core.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What happens where a woven body returns or throws. Not guarded by the kill switch: a load that began must end, whatever
 * was switched meanwhile, and a bypass ticket costs one comparison.
 */
final class Endings {

    private final MethodHandle returned;
    private final MethodHandle thrown;

    Endings(Tickets tickets) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle end = MethodHandles.filterArguments(
                    lookup.findStatic(
                            Endings.class, "returned", MethodType.methodType(Object.class, Object.class, Object.class)),
                    1,
                    tickets.loadOf());
            MethodHandle isBypass = lookup.findStatic(
                            Endings.class, "isSame", MethodType.methodType(boolean.class, Object.class, Object.class))
                    .bindTo(tickets.bypass());
            MethodHandle asItIs = MethodHandles.dropArguments(MethodHandles.identity(Object.class), 1, Object.class);
            this.returned =
                    MethodHandles.guardWithTest(MethodHandles.dropArguments(isBypass, 0, Object.class), asItIs, end);
            this.thrown = MethodHandles.filterArguments(
                    lookup.findStatic(
                            Endings.class, "thrown", MethodType.methodType(void.class, Throwable.class, Object.class)),
                    1,
                    tickets.loadOf());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the agent's own classes do not fit together", e);
        }
    }

    /**
     * What to call where the body returns.
     *
     * @param type {@code (value, ticket)void}; {@code (value, ticket)Object} where the caller is to get something else than
     *     the body's own value; {@code (ticket)void} for a body that returns nothing
     */
    MethodHandle exit(MethodType type) {
        MethodHandle exit =
                type.parameterCount() == 1 ? MethodHandles.insertArguments(returned, 0, (Object) null) : returned;
        return exit.asType(type);
    }

    /** @param type {@code (Throwable, ticket)void} */
    MethodHandle fail(MethodType type) {
        return thrown.asType(type);
    }

    /** The JVM sees through this where a site is linked to the bypass: a method that is switched off has no ending at all. */
    @SuppressWarnings("ReferenceEquality")
    static boolean isSame(Object bypass, Object ticket) {
        return bypass == ticket;
    }

    static @Nullable Object returned(@Nullable Object value, @Nullable Object load) {
        return load == null ? value : ((Load) load).returned(value);
    }

    static void thrown(Throwable failure, @Nullable Object load) {
        if (load != null) {
            ((Load) load).thrown(failure);
        }
    }
}
