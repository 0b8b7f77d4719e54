package io.fallbackcached.bench.machine;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * The compilers of this JVM. What is measured while they have work left is not what an application costs that runs for days: its
 * own code is slow still, and on few processors they take time from it. For one thread.
 */
public final class Compilers {

    private static final CompilationMXBean TIMES = ManagementFactory.getCompilationMXBean();

    /** A share of the time that passes. */
    private static final double LITTLE = 0.05;

    /** In a row, since a long compilation counts when it has ended. */
    private static final int QUIET_SLICES = 3;

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int SOME_SECONDS = 30;

    private final long patienceNanos;
    private final long begun = System.nanoTime();
    private long sliceBegun = begun;
    private long spent = TIMES.getTotalCompilationTime();
    private int quiet;

    /** With patience for half a minute. */
    public Compilers() {
        this(SOME_SECONDS);
    }

    /** @param patienceSeconds how long to wait at most; some code is compiled for as long as it runs */
    public Compilers(int patienceSeconds) {
        this.patienceNanos = TimeUnit.SECONDS.toNanos(patienceSeconds);
    }

    /** Whether hardly anything was compiled in the last one or two seconds; to be asked again and again while code warms up. */
    public boolean areAtRest() {
        long now = System.nanoTime();
        if (now - sliceBegun >= SLICE_NANOS) {
            long spentNow = TIMES.getTotalCompilationTime();
            boolean little = TimeUnit.MILLISECONDS.toNanos(spentNow - spent) < LITTLE * (now - sliceBegun);
            quiet = little ? quiet + 1 : 0;
            spent = spentNow;
            sliceBegun = now;
        }
        return quiet >= QUIET_SLICES || now - begun >= patienceNanos;
    }
}
