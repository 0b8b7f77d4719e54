package com.acme.behave.flight;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens once. Waiting has no end of its own here, so that a waiting thread is not mistaken for one that waits for a load. */
final class Latch {

    private final CountDownLatch latch = new CountDownLatch(1);

    void open() {
        latch.countDown();
    }

    /** For a body: the harness ends a run in which it never opens. */
    void pass() throws InterruptedException {
        latch.await();
    }

    /** For the scenario. */
    void awaitOpen() throws InterruptedException {
        if (!latch.await(40, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody came");
        }
    }
}
