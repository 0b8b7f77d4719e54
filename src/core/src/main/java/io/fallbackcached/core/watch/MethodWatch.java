package io.fallbackcached.core.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import org.jspecify.annotations.Nullable;

/** Chooses the methods to watch. Thread-safe; must not keep application objects or loaders alive. */
public interface MethodWatch extends AutoCloseable {

    /**
     * Who watches a method. Called while the class is being defined: must load nothing through the application's loaders.
     *
     * @param descriptor as in the class file
     * @return always the same object for the same method; null if the method is none of its business
     */
    @Nullable
    Watcher watcher(ClassFacts type, String methodName, String descriptor);

    /** The agent ends: no watcher is called any more. */
    @Override
    void close();
}
