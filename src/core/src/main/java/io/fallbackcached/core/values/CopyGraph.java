package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One copying of one object graph: the same object becomes the same copy, cycles close, and what is too deep or too large
 * to be a cached value is given up. Used once, by one thread.
 */
final class CopyGraph implements ValueExtension.Graph {

    /** Far deeper than data is nested, and far from the end of a stack that is already half used. */
    private static final int DEEPEST = 256;

    private static final int LARGEST = 1_000_000;
    private static final Object UNFINISHED = new Object();

    private final TypeCopiers copiers;
    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
    private final Queue<Runnable> whenComplete = new ArrayDeque<>(0);
    private final Map<Class<?>, Object> companions = new HashMap<>(0);
    private int depth;

    CopyGraph(TypeCopiers copiers) {
        this.copiers = copiers;
    }

    /** Copies everything that can be reached from here, unless it is immutable. */
    Object copyRoot(Object root) {
        Object copy = copyOf(root);
        for (Runnable action = whenComplete.poll(); action != null; action = whenComplete.poll()) {
            action.run();
        }
        return copy;
    }

    @Override
    public @Nullable Object copy(@Nullable Object original) {
        return original == null ? null : copyOf(original);
    }

    /** Lets a cycle that leads back to the original end in the copy; to be called before copying what it refers to. */
    @Override
    public void register(Object original, Object copy) {
        copies.put(original, copy);
    }

    /**
     * Postpones what asks copies for their hash or order, because they are hollow until the graph is complete. Inner
     * containers come before the outer ones.
     */
    @Override
    public void whenComplete(Runnable action) {
        whenComplete.add(action);
    }

    @Override
    public <T> T companion(Class<T> kind, Supplier<T> first) {
        return kind.cast(companions.computeIfAbsent(kind, any -> first.get()));
    }

    /** Whether copies of this object are the object itself, whatever it refers to. */
    boolean isShared(@Nullable Object object) {
        return object == null || copiers.get(object.getClass()) == Copier.SAME;
    }

    private Object copyOf(Object original) {
        Copier copier = copiers.get(original.getClass());
        if (copier == Copier.SAME) {
            return original;
        }
        Object known = copies.putIfAbsent(original, UNFINISHED);
        if (known == null) {
            return copyNew(original, copier);
        }
        if (known == UNFINISHED) {
            throw unsafe(original, "an immutable object that contains itself");
        }
        return known;
    }

    private Object copyNew(Object original, Copier copier) {
        if (depth == DEEPEST) {
            throw unsafe(original, "nested more than " + DEEPEST + " levels deep");
        }
        if (copies.size() > LARGEST) {
            throw unsafe(original, "more than " + LARGEST + " objects");
        }
        depth++;
        Object copy = copier.copy(original, this);
        depth--;
        copies.put(original, copy);
        return copy;
    }

    private static NotCopied unsafe(Object original, String why) {
        return new NotCopied(RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": " + why);
    }
}
