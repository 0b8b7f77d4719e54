package io.fallbackcached.core.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long entries of a kind live. Immutable. */
public final class Lifetime {

    /** The end of what has none. */
    static final long NEVER = Long.MAX_VALUE;

    /** Entries that only eviction and the bound remove. */
    public static final Lifetime ENDLESS = new Lifetime(NEVER, 0);

    /** Entries that are not served at all. */
    public static final Lifetime NONE = new Lifetime(0, 0);

    private final long nanos;
    private final double jitter;

    private Lifetime(long nanos, double jitter) {
        this.nanos = nanos;
        this.jitter = jitter;
    }

    /**
     * @param duration null for ever; durations beyond the clock's range count as for ever
     * @param jitter the share, 0 to 0.5, by which each life is shortened at random
     */
    public static Lifetime of(@Nullable Duration duration, double jitter) {
        if (duration == null || duration.compareTo(Duration.ofNanos(NEVER / 2)) > 0) {
            return ENDLESS;
        }
        return new Lifetime(duration.toNanos(), jitter);
    }

    boolean isNone() {
        return nanos == 0;
    }

    boolean ends() {
        return nanos != NEVER;
    }

    long endFrom(Ticker ticker) {
        if (!ends()) {
            return NEVER;
        }
        double share = jitter == 0 ? 0 : ThreadLocalRandom.current().nextDouble() * jitter;
        return ticker.now() + nanos - (long) (nanos * share);
    }
}
