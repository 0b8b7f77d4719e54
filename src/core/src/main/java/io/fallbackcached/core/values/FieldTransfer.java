package io.fallbackcached.core.values;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves what some fields hold from one object to another of the same class: as it is where nobody can change it, else a
 * copy of it. By reflection at first; for a class that is copied often all moves become one method handle, which the JVM
 * compiles as if it had been written down, and which boxes no primitive. Thread-safe.
 */
public final class FieldTransfer {

    private static final int OFTEN = 500;
    private static final MethodType MOVE =
            MethodType.methodType(void.class, Object.class, Object.class, ValueExtension.Graph.class);

    private final Class<?> owner;
    private final Field[] fields;

    /** Racy: it does not matter who counts what, nor if the handle is made twice. */
    private int moves;

    private @Nullable MethodHandle all;

    /**
     * @param owner the class of the objects
     * @param fields of that class or its superclasses, made accessible
     */
    public FieldTransfer(Class<?> owner, List<Field> fields) {
        this.owner = owner;
        this.fields = fields.toArray(new Field[0]);
    }

    /** The class of the objects. */
    public Class<?> owner() {
        return owner;
    }

    /** Whether nothing that a field of this type holds ever needs a copy. */
    public static boolean isSettled(Class<?> declared) {
        return declared.isPrimitive()
                || (Modifier.isFinal(declared.getModifiers()) && ImmutableTypes.contains(declared))
                || Enum.class.isAssignableFrom(declared)
                || ZoneId.class.isAssignableFrom(declared);
    }

    /**
     * @param graph copies what may be changed
     * @throws RuntimeException if copying is not safe
     */
    public void move(Object from, Object to, ValueExtension.Graph graph) {
        MethodHandle handle = all;
        if (handle == null) {
            moveOneByOne(from, to, graph);
            return;
        }
        try {
            handle.invokeExact(to, from, graph);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * @return what {@link #move} calls once the class is copied often: takes the object to fill, the one to read and the
     *     graph. Null before that
     */
    public @Nullable MethodHandle handle() {
        return all;
    }

    /**
     * @return makes an object without its constructor and moves all fields to it before anything else is allocated, so that the
     *     JVM may leave out the collector's barriers. Takes the object to read and the graph, which must have {@link
     *     ValueExtension.Graph#isAlone said} that the object is alone. Null until {@link #handle} is there, where somebody
     *     would miss the constructor, and where such objects cannot be made
     */
    public @Nullable MethodHandle birth() {
        MethodHandle blank = all == null ? null : BlankObjects.handle(owner);
        if (blank == null || !PlainConstructor.has(owner)) {
            return null;
        }
        try {
            MethodHandle result =
                    MethodHandles.dropArguments(MethodHandles.identity(owner), 1, owner, ValueExtension.Graph.class);
            MethodHandle filled = MethodHandles.foldArguments(result, atOnce());
            return MethodHandles.foldArguments(filled, blank);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What asks the graph comes last, for it could keep the JVM from seeing that the object is still new. */
    private MethodHandle atOnce() throws IllegalAccessException {
        List<MethodHandle> settled = new ArrayList<>();
        List<MethodHandle> asking = new ArrayList<>();
        for (Field field : fields) {
            (isSettled(field.getType()) ? settled : asking).add(alone(field, CopyingHandle.TAKE));
        }
        settled.addAll(asking);
        return together(settled);
    }

    private void moveOneByOne(Object from, Object to, ValueExtension.Graph graph) {
        try {
            for (Field field : fields) {
                Object value = field.get(from);
                field.set(to, isSettled(field.getType()) ? value : graph.copy(value));
            }
            if (++moves == OFTEN) {
                all = oneByOne().asType(MOVE);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle oneByOne() throws IllegalAccessException {
        List<MethodHandle> moves = new ArrayList<>();
        for (Field field : fields) {
            moves.add(alone(field, CopyingHandle.COPY));
        }
        return together(moves);
    }

    /** In halves, since the JVM inlines method handles to some depth only. */
    private MethodHandle together(List<MethodHandle> moves) {
        if (moves.size() > 1) {
            int middle = moves.size() >>> 1;
            return MethodHandles.foldArguments(
                    together(moves.subList(middle, moves.size())), together(moves.subList(0, middle)));
        }
        return moves.isEmpty() ? MethodHandles.empty(typed()) : moves.get(0);
    }

    private MethodHandle alone(Field field, MethodHandle copying) throws IllegalAccessException {
        Class<?> type = field.getType();
        MethodHandle set =
                MethodHandles.lookup().unreflectSetter(field).asType(MethodType.methodType(void.class, owner, type));
        MethodHandle get = MethodHandles.lookup().unreflectGetter(field);
        if (isSettled(type)) {
            get = get.asType(MethodType.methodType(type, owner));
            return MethodHandles.dropArguments(
                    MethodHandles.filterArguments(set, 1, get), 2, ValueExtension.Graph.class);
        }
        get = get.asType(MethodType.methodType(Object.class, owner));
        MethodHandle copy = MethodHandles.filterArguments(copying, 0, get)
                .asType(MethodType.methodType(type, owner, ValueExtension.Graph.class));
        return MethodHandles.collectArguments(set, 1, copy);
    }

    /** Known to be of the class once and for all, so that no move looks again. */
    private MethodType typed() {
        return MethodType.methodType(void.class, owner, owner, ValueExtension.Graph.class);
    }
}
