package io.fallbackcached.postgres.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long what was heard so far counts as all there was. Beats are sent by the same way as changes; when one returns, every
 * change that was committed before it was sent has been heard. So a lease runs from when the latest beat that returned was sent,
 * not from when it returned. Thread-safe.
 */
final class Lease implements Beats {

    /** Beats that return later than so many beats after are of no use any more. */
    private static final int REMEMBERED = 64;

    private final String sender;
    private final long limit;
    private final LongSupplier clock;
    private final long[] sentAt = new long[REMEMBERED];
    private final Histogram delays = new ConcurrentHistogram(TimeUnit.HOURS.toMicros(1), 3);
    private long number;
    private long confirmed;
    private volatile long confirmedAt;
    private volatile boolean begun;

    /** @param clock in nanoseconds */
    Lease(String sender, Duration limit, LongSupplier clock) {
        this.sender = sender;
        this.limit = limit.toNanos();
        this.clock = clock;
    }

    /** Another source is begun: what the last one sent counts no more. */
    synchronized void begin() {
        confirmed = number;
        begun = false;
    }

    /** @return the number of a beat that is about to be sent */
    synchronized long next() {
        number++;
        sentAt[(int) (number % REMEMBERED)] = clock.getAsLong();
        return number;
    }

    @Override
    public synchronized void returned(long beat) {
        if (beat <= confirmed || beat > number || beat <= number - REMEMBERED) {
            return;
        }
        confirmed = beat;
        confirmedAt = sentAt[(int) (beat % REMEMBERED)];
        begun = true;
        delays.recordValue(Math.min(
                delays.getHighestTrackableValue(), TimeUnit.NANOSECONDS.toMicros(clock.getAsLong() - confirmedAt)));
    }

    @Override
    public String sender() {
        return sender;
    }

    /** Whether all that was committed longer ago than the limit has been heard of. */
    boolean holds() {
        return begun && clock.getAsLong() - confirmedAt < limit;
    }

    /** Whether any beat of this source has returned. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether it held once, and does no more. */
    boolean hasRunOut() {
        return begun && clock.getAsLong() - confirmedAt >= limit;
    }

    /** The delays of the beats so far, in microseconds. */
    Histogram delays() {
        return delays.copy();
    }
}
