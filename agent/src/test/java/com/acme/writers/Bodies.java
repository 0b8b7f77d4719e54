package com.acme.writers;

import java.util.concurrent.atomic.AtomicInteger;

/** How often bodies of cached methods ran. */
public final class Bodies {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private Bodies() {}

    public static void run() {
        RUNS.incrementAndGet();
    }

    public static int runs() {
        return RUNS.get();
    }
}
