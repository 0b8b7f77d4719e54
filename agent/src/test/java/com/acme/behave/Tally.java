package com.acme.behave;

import io.fallbackcached.testkit.Transcript;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts body runs, and tells how many there were after each of several calls: {@code 1 1 2} is a miss, a hit, a miss. */
public final class Tally {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    private final AtomicInteger runs = new AtomicInteger();

    /** Called by bodies. */
    public void ran() {
        runs.incrementAndGet();
    }

    public int runs() {
        return runs.get();
    }

    public void tell(Transcript out, String what, Callable<?>... calls) throws Exception {
        int before = runs.get();
        StringJoiner counts = new StringJoiner(" ", what + ": ", "");
        for (Callable<?> call : calls) {
            call.call();
            counts.add(Integer.toString(runs.get() - before));
        }
        out.line(counts.toString());
    }

    /** Calls until the body runs again. */
    public void awaitRun(Callable<?> call) throws Exception {
        int before = runs.get();
        long deadline = System.nanoTime() + PATIENCE;
        while (runs.get() == before) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the body did not run again");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            call.call();
        }
    }
}
