package io.fallbackcached.core.values;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows how to copy values of a library that only the application's class loaders see (Ebean). Found by
 * {@link java.util.ServiceLoader} in the agent's own loader. Thread-safe; must not keep application loaders alive.
 */
public interface ValueExtension {

    /**
     * @param type the class of an object met in a value
     * @return a copier for objects of exactly this type, or null if the type is none of this extension's business. Asked
     *     once per type; the answer is kept with the type
     */
    @Nullable
    GraphCopier copierFor(Class<?> type);

    /** Copies objects of one class as part of a graph. Thread-safe. */
    interface GraphCopier {

        /**
         * @param original the object to copy; never null
         * @param graph the copying this is part of
         * @return the copy; the original itself if nobody can change it
         * @throws RuntimeException if copying is not safe; its message goes into the refusal
         */
        Object copy(Object original, Graph graph);

        /**
         * Asked for when an object is about to be copied again and again. Equal answers for objects that are alike make copying
         * many of them in a row cheap.
         *
         * @param original will not change any more, nor will what it refers to
         * @return copies this object, and may do so by what it finds out about it now
         * @throws RuntimeException if copying is not safe
         */
        default GraphCopier settled(Object original) {
            return this;
        }

        /** Copies objects in a row, all of which have this copier. */
        default void copyRun(Run run) {
            for (Object original = run.begin(); original != null; original = run.begin()) {
                run.end(copy(original, run));
            }
        }
    }

    /** A copying that has several objects in a row for the same copier. */
    interface Run extends Graph {

        /** @return the next of them, to be copied now; null after the last */
        @Nullable
        Object begin();

        /** @param copy of what {@link #begin} returned last */
        void end(Object copy);
    }

    /** One copying of one object graph. Used by one thread, and not after the copying ended. */
    interface Graph {

        /** Copies what the original refers to: null to null, the same object once within a graph. */
        @Nullable
        Object copy(@Nullable Object nested);

        /**
         * To be asked before anything else is asked for.
         *
         * @return whether copies of all that the object to be copied refers to are at hand, and its own is not among them; false
         *     if that is not known
         */
        default boolean isAlone() {
            return false;
        }

        /** Replaces each of these, from the first to the last, by its copy. */
        void copyAll(@Nullable Object[] elements);

        /** Must be called before {@link #copy}, so that cycles close. */
        void register(Object original, Object copy);

        /** Postpones what asks copies for their hash, which they may not have yet, until the graph is complete. */
        void whenComplete(Runnable action);

        /**
         * Hands over an array of all copies, in which there may be nulls, and which is filled at the latest when the graph
         * is complete.
         */
        void tellCopies(Consumer<@Nullable Object[]> listener);

        /** The one companion of this kind that all copies of this graph share; made when first asked for. */
        <T> T companion(Class<T> kind, Supplier<T> first);
    }
}
