package io.fallbackcached.postgres.feed;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How long to wait before trying again: longer each time, and never the same for all who lost the same server. One thread's. */
final class Backoff {

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private long next = FIRST;

    /** @return nanoseconds, from half to one and a half times what they are on average */
    long pause() {
        long pause = next / 2 + ThreadLocalRandom.current().nextLong(next);
        next = Math.min(LONGEST, next * 2);
        return pause;
    }

    /** It went well for long enough. */
    void reset() {
        next = FIRST;
    }
}
