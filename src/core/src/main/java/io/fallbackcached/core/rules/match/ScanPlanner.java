package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Prospect;
import org.jspecify.annotations.Nullable;

/** Plans classes whose constants somebody else has looked through, for purposes of his own too. Thread-safe. */
public interface ScanPlanner {

    /**
     * Begins to plan one class, without asking its loader for anything.
     *
     * @param loader the class's loader; null for the boot loader
     * @param internalName the class's name with slashes
     * @param scan was made with {@link #marks}, or more
     * @param classFile its bytes, not changed and not kept
     * @return null if there is nothing to weave
     */
    @Nullable
    Prospect look(@Nullable ClassLoader loader, String internalName, ClassScan scan, byte[] classFile);

    /** Whether classes of the platform may matter. If not, they are not even scanned: the JVM may need them to do it. */
    default boolean looksAtPlatform() {
        return false;
    }

    /** What to look for in the constants of a class. */
    default ConstantMarks marks() {
        return ConstantMarks.NONE;
    }
}
