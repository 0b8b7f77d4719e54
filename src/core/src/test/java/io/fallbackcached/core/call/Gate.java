package io.fallbackcached.core.call;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place in a body where it stops until the test lets it go on. */
final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Called by the body. */
    void pass() {
        reached.countDown();
        await(open);
    }

    void awaitArrival() {
        await(reached);
    }

    void open() {
        open.countDown();
    }

    /** A latch, or a failed test; uninterruptible, so that interrupts are the agent's to see. */
    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!latch.await(20, TimeUnit.SECONDS)) {
                        throw new AssertionError("nobody came");
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
