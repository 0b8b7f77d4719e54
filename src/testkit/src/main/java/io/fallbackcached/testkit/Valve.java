package io.fallbackcached.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What all bytes of a {@link TcpProxy} pass. Thread-safe. */
final class Valve {

    private boolean closed;
    private Duration delay = Duration.ZERO;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    synchronized void delay(Duration time) {
        delay = time;
        notifyAll();
    }

    /** Has everybody who waits look again whether their connection is still there. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits until bytes that have just arrived may pass, or their connection is gone. */
    synchronized void pass(BooleanSupplier gone) throws InterruptedException {
        long arrived = System.nanoTime();
        while (!gone.getAsBoolean()) {
            long rest = arrived + delay.toNanos() - System.nanoTime();
            if (closed) {
                wait();
            } else if (rest > 0) {
                wait(rest / 1_000_000, (int) (rest % 1_000_000));
            } else {
                return;
            }
        }
    }
}
