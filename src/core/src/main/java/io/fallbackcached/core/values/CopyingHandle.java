package io.fallbackcached.core.values;

import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodType.methodType;

import io.fallbackcached.core.values.ValueExtension.Graph;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Copies a field's value, in two steps, for the JVM to inline the first one wherever it is used: most of what fields hold is
 * immutable or was copied before.
 */
final class CopyingHandle {

    /** Takes a value and the graph. */
    static final MethodHandle COPY = handle();

    /** Takes a value and the graph, which must be a replay that has the copy at hand. */
    static final MethodHandle TAKE = own("taken", Object.class, Object.class, Graph.class);

    @SuppressWarnings("unused") // by its name
    private static @Nullable Object taken(@Nullable Object value, Graph graph) {
        return value == null ? null : ((Replay) graph).taken(value);
    }

    /** The copy if the graph has it at hand; null if not. */
    @SuppressWarnings("unused") // by its name
    private static @Nullable Object ready(@Nullable Object value, Graph graph) {
        return value != null && graph instanceof Replay ? ((Replay) graph).ready(value) : null;
    }

    @SuppressWarnings("unused") // by its name
    private static boolean suffices(@Nullable Object ready, @Nullable Object value) {
        return ready != null || value == null;
    }

    /** The JVM knows from here what kinds of graphs there are, which a handle of the interface would not tell it. */
    @SuppressWarnings("unused") // by its name
    private static @Nullable Object copy(@Nullable Object value, Graph graph) {
        return graph.copy(value);
    }

    private static MethodHandle handle() {
        MethodHandle first = dropArguments(MethodHandles.identity(Object.class), 1, Object.class, Graph.class);
        MethodHandle second = dropArguments(own("copy", Object.class, Object.class, Graph.class), 0, Object.class);
        MethodHandle suffices = own("suffices", boolean.class, Object.class, Object.class);
        MethodHandle ready = own("ready", Object.class, Object.class, Graph.class);
        return MethodHandles.foldArguments(MethodHandles.guardWithTest(suffices, first, second), ready);
    }

    private static MethodHandle own(String name, Class<?> answer, Class<?>... parameters) {
        try {
            return MethodHandles.lookup().findStatic(CopyingHandle.class, name, methodType(answer, parameters));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private CopyingHandle() {}
}
