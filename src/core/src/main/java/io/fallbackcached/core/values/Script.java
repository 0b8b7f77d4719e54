package io.fallbackcached.core.values;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration of a graph found out, in the order in which it was asked. Valid as long as the graph is not changed,
 * which holds for what is in our keeping: then every copying asks the same. Immutable.
 */
final class Script {

    /** Nothing is known yet, since it was given out only once: most entries are never asked for again. */
    static final Script UNWRITTEN = new Script(null, new Object[0], new int[0], new Copier[0], 0);

    /** Not to be known: too long, or the graph did not keep to it. */
    static final Script IMPOSSIBLE = new Script(null, new Object[0], new int[0], new Copier[0], 0);

    private static final int PLACE_BITS = 14;

    /** Set in the answer of a new copy that asks for no other new copy, nor for itself. */
    private static final int ALONE = 1 << PLACE_BITS;

    private static final int KIND_SHIFT = PLACE_BITS + 1;

    /** No script has more lines. */
    static final int LONGEST = 1 << PLACE_BITS;

    /** An answer: the object itself will do. Below it: a copy made before. Above it: a new copy, by which copier and where. */
    static final int SAME = 0;

    private final @Nullable TypeCopiers copiers;
    private final Object[] asked;
    private final int[] answers;
    private final Copier[] kinds;
    private final int copies;

    Script(@Nullable TypeCopiers copiers, Object[] asked, int[] answers, Copier[] kinds, int copies) {
        this.copiers = copiers;
        this.asked = asked;
        this.answers = answers;
        this.kinds = kinds;
        this.copies = copies;
    }

    boolean isWritten() {
        return answers.length > 0;
    }

    /** How many are made. */
    int copies() {
        return copies;
    }

    /** What is asked for, line by line. */
    Object[] asked() {
        return asked;
    }

    /** For each line what it says. */
    int[] answers() {
        return answers;
    }

    /** For an object that the script need not speak of. */
    Copier copierOf(Object object) {
        return Objects.requireNonNull(copiers).get(object.getClass());
    }

    /** @param kind as {@link #kind} says */
    Copier copier(int kind) {
        return kinds[kind];
    }

    /**
     * The answer of a new copy.
     *
     * @param place of the copy among all, in the order in which they were begun
     */
    static int newCopy(int kind, int place) {
        return (kind + 1) << KIND_SHIFT | place;
    }

    /** The answer of a new copy that needs neither another new one nor itself while it is made. */
    static int alone(int newCopy) {
        return newCopy | ALONE;
    }

    /** Whether all that the object refers to is at hand before its copy is begun. */
    static boolean isAlone(int answer) {
        return answer > SAME && (answer & ALONE) != 0;
    }

    /** By which copier a new copy is made. */
    static int kind(int answer) {
        return (answer >>> KIND_SHIFT) - 1;
    }

    /** The place of a new copy. */
    static int place(int answer) {
        return answer & (LONGEST - 1);
    }

    /** The answer of the copy at a place. */
    static int knownCopy(int place) {
        return -1 - place;
    }

    /** The place of a copy that was made before. */
    static int knownPlace(int answer) {
        return -1 - answer;
    }

    /** A copying that asks for other objects than the one that was written down. */
    static final class Departure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Departure() {
            super("not as written", null, false, false);
        }
    }
}
