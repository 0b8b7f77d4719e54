package io.fallbackcached.core.coherence;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * When something (a table, the rows that hash alike) was last written by a commit, as one long that a hit compares with
 * its stamp. The lower 48 bits are the logical time of the last such commit; the bits above count the commits that have
 * begun and not ended, which makes the whole greater than any stamp: <em>in doubt</em>. Thread-safe.
 *
 * <p>After the versioned write locks of TL2 (Dice, Shalev, Shavit: Transactional Locking II, DISC 2006), with a count where
 * TL2 has a lock bit: commits of a database do not exclude each other here.
 */
final class Stripe {

    private static final AtomicLongFieldUpdater<Stripe> WORD = AtomicLongFieldUpdater.newUpdater(Stripe.class, "word");
    private static final long ONE_IN_DOUBT = 1L << 48;
    private static final long TIME = ONE_IN_DOUBT - 1;

    private volatile long word;

    Stripe(long time) {
        this.word = time;
    }

    /** Whether nothing was, or may just be being, committed here after the stamp. */
    boolean holds(long stamp) {
        return word <= stamp;
    }

    /** The logical time of the last commit that has ended. */
    long time() {
        return word & TIME;
    }

    boolean isInDoubt() {
        return word > TIME;
    }

    /** A commit begins: from here on no answer from before, or from now, may be served or kept. */
    void mark() {
        WORD.addAndGet(this, ONE_IN_DOUBT);
    }

    /** The commit has taken place: answers stamped at this time or later may be kept again. */
    void publish(long time) {
        long current;
        do {
            current = word;
        } while (!WORD.compareAndSet(this, current, (current & ~TIME) - ONE_IN_DOUBT + Math.max(current & TIME, time)));
    }

    /** The commit has not taken place: everything is as it was. */
    void unmark() {
        WORD.addAndGet(this, -ONE_IN_DOUBT);
    }
}
