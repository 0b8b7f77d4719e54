package io.fallbackcached.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * Decides from a class file what to weave, without loading any application class. Thread-safe; called with class-loading
 * locks held, so implementations take no lock of the application's and load nothing through its loaders.
 */
public interface ClassPlanner {

    /**
     * Plans one class.
     *
     * @param loader the class's loader; null for the boot loader
     * @param internalName the class's name with slashes
     * @param classFile its bytes, not changed and not kept
     */
    ClassPlan plan(@Nullable ClassLoader loader, String internalName, byte[] classFile);
}
