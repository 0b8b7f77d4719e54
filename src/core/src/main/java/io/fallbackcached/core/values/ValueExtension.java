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
    }

    /** One copying of one object graph. Used by one thread, and not after the copying ended. */
    interface Graph {

        /** Copies what the original refers to: null to null, the same object once within a graph. */
        @Nullable
        Object copy(@Nullable Object nested);

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
