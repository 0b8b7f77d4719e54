package io.fallbackcached.bench.memory;

import org.openjdk.jol.info.GraphLayout;

/** How much memory is taken, in bytes. */
final class Size {

    /** After the first, what was only reachable by references that a collection clears; after the second, nothing moves. */
    private static final int COLLECTIONS = 3;

    private Size() {}

    /** What the heap holds after collections. */
    static long ofHeap() {
        collect();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What can be reached from an object, by JOL. */
    static long ofGraph(Object root) {
        collect();
        return GraphLayout.parseInstance(root).totalSize();
    }

    private static void collect() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
    }
}
