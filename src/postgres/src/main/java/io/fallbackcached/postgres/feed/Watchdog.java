package io.fallbackcached.postgres.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Notices that nothing is heard any more, whatever the feed's own thread is stuck in. In a thread of its own. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private final Lease lease;
    private final Duration limit;
    private final Consumer<String> lost;
    private final long period;
    private final Thread thread;
    private volatile boolean closed;

    /** @param lost is told why; called again and again while it is so, of no effect then */
    Watchdog(Lease lease, Duration limit, Consumer<String> lost) {
        this.lease = lease;
        this.limit = limit;
        this.lost = lost;
        this.period = Math.max(limit.toNanos() / 20, 10_000_000);
        this.thread = FeedThreads.daemon("fallbackcached-feed-watch", this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            if (lease.hasRunOut()) {
                lost.accept("nothing was heard for " + limit.toMillis() + " ms");
            }
            LockSupport.parkNanos(this, period);
        }
    }
}
