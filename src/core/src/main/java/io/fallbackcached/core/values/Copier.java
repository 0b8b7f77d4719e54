package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;

/** Copies objects of one class as part of a graph. Thread-safe; refers to no other class of the application than its own. */
interface Copier {

    /** For what nobody can change: everybody may hold the same object. */
    Copier SAME = (original, graph) -> original;

    /**
     * @return the copy, or the original itself if it turns out that nobody can change it
     * @throws NotCopied if copying is not safe
     */
    Object copy(Object original, CopyGraph graph);

    /**
     * @param original will not change any more, nor will what it refers to
     * @return copies this object, and may do so by what it finds out about it now
     */
    default Copier settled(Object original) {
        return this;
    }

    /** Copies objects in a row, all of which have this copier. */
    default void copyRun(Replay run) {
        for (Object original = run.begin(); original != null; original = run.begin()) {
            run.end(copy(original, run));
        }
    }

    /** For what must not be kept. */
    static Copier refusing(RefusalCode code, Class<?> type) {
        String name = type.getName();
        return (original, graph) -> {
            throw new NotCopied(code, name);
        };
    }
}
