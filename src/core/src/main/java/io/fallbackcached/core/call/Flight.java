package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.LoadScope;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One load of one key: the body running in the thread that asked first. Every path out of that body must end the flight,
 * or those who wait for it wait until their limit.
 */
final class Flight implements Load {

    private final ReadThrough cache;
    private final Object key;
    private final long startedAt = System.nanoTime();
    private volatile @Nullable Outcome outcome;

    /** Of no meaning once there is an outcome; not kept alive by who waits for a promise. */
    private @Nullable Thread thread = Thread.currentThread();

    /** Made by the first who waits: hardly ever anybody does. */
    private volatile @Nullable CountDownLatch landing;

    private @Nullable LoadScope scope;
    private volatile boolean overtaken;

    Flight(ReadThrough cache, Object key) {
        this.cache = cache;
        this.key = key;
    }

    Object key() {
        return key;
    }

    /** The body is about to run: what it reads is collected from here on. */
    void begin(LoadScope reading) {
        scope = reading;
    }

    /** What the body reads; null if it was never begun. */
    @Nullable
    LoadScope scope() {
        return scope;
    }

    /** The thread in the body; null once it left. */
    @Nullable
    Thread owner() {
        Thread running = thread;
        return outcome == null ? running : null;
    }

    /** How the load ended; null while the body runs. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** By {@link System#nanoTime()}. */
    long startedAt() {
        return startedAt;
    }

    long age() {
        return System.nanoTime() - startedAt;
    }

    boolean await(long nanos) throws InterruptedException {
        CountDownLatch own = landing();
        // In this order: a load that ends without seeing that somebody waits has told its outcome before.
        return outcome != null || own.await(nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized CountDownLatch landing() {
        CountDownLatch known = landing;
        if (known == null) {
            known = new CountDownLatch(1);
            landing = known;
        }
        return known;
    }

    /** From now on what this load brings is too old to be kept. */
    synchronized void overtake() {
        overtaken = true;
    }

    /** Whether what this load brings is too old for whoever asks from now on. */
    boolean isOvertaken() {
        return overtaken;
    }

    /**
     * Keeps a result unless a newer write came first; nothing can come between the question and the deed.
     *
     * @return whether it is kept now
     */
    synchronized boolean keep(Outcome result) {
        return !overtaken && cache.keep(key, result);
    }

    /** Lets go whoever waits. Only the first outcome counts. */
    void land(Outcome how) {
        if (outcome == null) {
            outcome = how;
            thread = null;
            CountDownLatch waiting = landing;
            if (waiting != null) {
                waiting.countDown();
            }
        }
    }

    @Override
    public @Nullable Object returned(@Nullable Object value) {
        return cache.returned(this, value);
    }

    @Override
    public void thrown() {
        cache.thrown(this);
    }
}
