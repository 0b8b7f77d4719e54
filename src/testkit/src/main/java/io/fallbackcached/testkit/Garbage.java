package io.fallbackcached.testkit;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;

/** Waits for the garbage collector. */
public final class Garbage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Garbage() {}

    /** @throws AssertionError if one of them is still reachable after many collections */
    public static void awaitCollected(WeakReference<?>... references) {
        awaitCollected(PATIENCE, references);
    }

    static void awaitCollected(Duration patience, WeakReference<?>... references) {
        long end = System.nanoTime() + patience.toNanos();
        long alive = alive(references);
        while (alive > 0 && System.nanoTime() < end) {
            System.gc();
            // Some weak references are only cleared, and some maps only cleaned, while the application allocates.
            byte[][] pressure = new byte[16][];
            Arrays.setAll(pressure, i -> new byte[1 << 20]);
            alive = alive(references);
        }
        if (alive > 0) {
            throw new AssertionError(alive + " of " + references.length + " objects are still reachable after "
                    + patience + ": take a heap dump and look for the path to a root");
        }
    }

    private static long alive(WeakReference<?>... references) {
        return Arrays.stream(references)
                .filter(reference -> reference.get() != null)
                .count();
    }
}
