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

    /** Whether there is nothing to weave in the classes of a loader, so that nobody need read them to know it. */
    default boolean ignores(@Nullable ClassLoader loader) {
        return false;
    }

    /**
     * Begins to plan one class, as {@link #plan}, without asking its loader for anything. Each class of the application comes
     * by here.
     *
     * @return null if there is nothing to weave
     */
    default @Nullable Prospect look(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return () -> plan(loader, internalName, classFile);
    }
}
