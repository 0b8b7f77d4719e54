package io.fallbackcached.core.values;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

    /** Copies one object as part of a graph. */
    interface GraphCopier {

        /**
         * @param original the object to copy; never null
         * @param nested copies what the original refers to, null to null, the same object once within a graph; throws
         *     where copying is not safe
         * @param register must be called with the copy before {@code nested} is used, so that cycles close
         */
        Object copy(Object original, UnaryOperator<@Nullable Object> nested, Consumer<Object> register);
    }
}
