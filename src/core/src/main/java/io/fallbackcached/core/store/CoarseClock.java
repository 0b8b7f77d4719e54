package io.fallbackcached.core.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that costs a hit one volatile read: a daemon thread publishes the time every few milliseconds. Create it while
 * the agent starts and not in a call of the application's: a thread object remembers the code that created it, and would
 * keep that application's class loader alive.
 */
public final class CoarseClock implements Ticker {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final long origin = System.nanoTime();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;
    private volatile long now;

    public CoarseClock() {
        thread = new Thread(null, new Ticking(), "fallbackcached-clock", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            publish();
            thread.start();
        }
    }

    private void tick() {
        while (true) {
            publish();
            LockSupport.parkNanos(STEP);
            // An application that interrupts every thread it finds must not turn this into a busy loop.
            Thread.interrupted();
        }
    }

    private void publish() {
        now = System.nanoTime() - origin;
    }

    /** A class and no lambda, for every start makes one. */
    private final class Ticking implements Runnable {
        @Override
        public void run() {
            tick();
        }
    }
}
