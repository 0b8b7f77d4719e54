package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Copies a graph that is not known yet; gives up what is too deep or too large to be a cached value. */
final class Exploration extends CopyGraph {

    /** Far deeper than data is nested, and far from the end of a stack that is already half used. */
    private static final int DEEPEST = 256;

    private static final int LARGEST = 1_000_000;
    private static final Object UNFINISHED = new Object();

    private final TypeCopiers copiers;
    private final @Nullable ScriptWriter writer;
    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
    private final List<Object> begun = new ArrayList<>();
    private int depth;

    /** @param writer takes down what is found out; null if it is not wanted */
    Exploration(TypeCopiers copiers, @Nullable ScriptWriter writer) {
        this.copiers = copiers;
        this.writer = writer;
    }

    /** Lets a cycle that leads back to the original end in the copy; to be called before copying what it refers to. */
    @Override
    public void register(Object original, Object copy) {
        copies.put(original, copy);
    }

    @Override
    public void tellCopies(Consumer<@Nullable Object[]> listener) {
        whenComplete(() -> listener.accept(begun.stream().map(copies::get).toArray()));
    }

    @Override
    Copier copierOf(Object object) {
        return copiers.get(object.getClass());
    }

    @Override
    Object copyOf(Object original) {
        Copier copier = copierOf(original);
        if (copier == Copier.SAME) {
            return same(original);
        }
        Object known = copies.putIfAbsent(original, UNFINISHED);
        if (known == null) {
            return copyNew(original, copier);
        }
        if (known == UNFINISHED) {
            throw unsafe(original, "an immutable object that contains itself");
        }
        return known == original ? same(original) : again(original, known);
    }

    private Object same(Object original) {
        if (writer != null) {
            writer.same(original);
        }
        return original;
    }

    private Object again(Object original, Object known) {
        if (writer != null) {
            writer.again(original);
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
        begun.add(original);
        int line = writer == null ? 0 : writer.begin(original, copier);
        depth++;
        Object copy = copier.copy(original, this);
        depth--;
        copies.put(original, copy);
        if (writer != null) {
            if (copy == original) {
                writer.turnedOutSame(original, line);
            } else {
                writer.end(line);
            }
        }
        return copy;
    }

    private static NotCopied unsafe(Object original, String why) {
        return new NotCopied(RefusalCode.VALUE_NOT_COPIED, original.getClass().getName() + ": " + why);
    }
}
