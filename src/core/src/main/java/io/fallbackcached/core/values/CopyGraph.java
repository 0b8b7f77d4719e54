package io.fallbackcached.core.values;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One copying of one object graph: the same object becomes the same copy, and cycles close. Used once, by one thread. Most
 * graphs need little of what is here, so it is made when it is asked for.
 */
abstract class CopyGraph implements ValueExtension.Graph {

    private @Nullable Queue<Runnable> whenComplete;
    private @Nullable Object companion;

    /** Copies what is reached from an object, and the object itself, unless they are immutable. */
    abstract Object copyOf(Object original);

    /** Copies everything that can be reached from here, unless it is immutable. */
    final Object copyRoot(Object root) {
        Object copy = copyOf(root);
        Queue<Runnable> actions = whenComplete;
        if (actions != null) {
            for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
                action.run();
            }
        }
        return copy;
    }

    @Override
    public final @Nullable Object copy(@Nullable Object original) {
        return original == null ? null : copyOf(original);
    }

    @Override
    public void copyAll(@Nullable Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] = copy(elements[i]);
        }
    }

    /**
     * Postpones what asks copies for their hash or order, because they are hollow until the graph is complete. Inner
     * containers come before the outer ones.
     */
    @Override
    public final void whenComplete(Runnable action) {
        if (whenComplete == null) {
            whenComplete = new ArrayDeque<>();
        }
        whenComplete.add(action);
    }

    /** Nothing but Ebean has one. */
    @Override
    @SuppressWarnings("unchecked")
    public final <T> T companion(Class<T> kind, Supplier<T> first) {
        Object known = companion;
        if (known == null) {
            T made = first.get();
            companion = made;
            return made;
        }
        if (known.getClass() != kind) {
            throw new IllegalStateException(known.getClass() + " and " + kind);
        }
        return (T) known;
    }

    /** Whether copies of this object are the object itself, whatever it refers to. */
    final boolean isShared(@Nullable Object object) {
        return object == null || copierOf(object) == Copier.SAME;
    }

    abstract Copier copierOf(Object object);
}
