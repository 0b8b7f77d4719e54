package com.acme.races;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one run of a method stops until it is told to go on. */
final class Gate {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
        arrived.countDown();
        await(opened, "nobody opened the gate");
    }

    void awaitArrival() {
        await(arrived, "nobody came to the gate");
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
