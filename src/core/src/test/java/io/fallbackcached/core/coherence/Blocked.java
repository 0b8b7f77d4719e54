package io.fallbackcached.core.coherence;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A thread that does one thing, and can be caught where it waits for a lock that the test holds. */
final class Blocked {

    private final Thread thread;

    private Blocked(Runnable action) {
        thread = new Thread(action);
        thread.setDaemon(true);
    }

    /** Returns once the action waits for a lock. */
    static Blocked untilItWaits(Runnable action) {
        Blocked blocked = new Blocked(action);
        blocked.thread.start();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (blocked.thread.getState() != Thread.State.BLOCKED) {
            if (System.nanoTime() > limit || blocked.thread.getState() == Thread.State.TERMINATED) {
                throw new AssertionError("does not wait: " + blocked.thread.getState());
            }
            Thread.onSpinWait();
        }
        return blocked;
    }

    /** Does something in a thread of its own and waits for it. */
    static <T> T elsewhere(Supplier<T> action) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Blocked other = new Blocked(() -> {
            try {
                result.set(action.get());
            } catch (Throwable failure) {
                thrown.set(failure);
            }
        });
        other.thread.start();
        other.end();
        if (thrown.get() != null) {
            throw new AssertionError(thrown.get());
        }
        return result.get();
    }

    static void doElsewhere(Runnable action) {
        elsewhere(() -> {
            action.run();
            return true;
        });
    }

    void end() {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("still runs");
        }
    }
}
