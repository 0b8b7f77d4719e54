package io.fallbackcached.core.watch;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.report.Reporter;

/**
 * What becomes of a watch's own faults: the application's call goes on, and since a write may have been missed, no answer
 * from before counts any more. Thread-safe; never throws.
 */
final class WatchFaults {

    private final Coherence coherence;
    private final Reporter reporter;

    /** Distrust that could not be said when it arose: there was no stack or memory left for it. */
    private volatile boolean owed;

    WatchFaults(Coherence coherence, Reporter reporter) {
        this.coherence = coherence;
        this.reporter = reporter;
    }

    void happened(String where, Throwable fault) {
        owed = true;
        try {
            settle(where);
            reporter.fault("watching " + where, fault);
        } catch (Throwable atTheEnd) {
            // The application's call matters more; whoever is watched next says what is owed.
        }
    }

    /** A call that could not be watched has ended. */
    void ended(String where) {
        owed = true;
        try {
            settle(where);
        } catch (Throwable atTheEnd) {
            // As above.
        }
    }

    /** Says what is owed, before anything else is seen. */
    void settle(String where) {
        if (owed) {
            owed = false;
            try {
                coherence.distrust("a fault while watching " + where);
            } catch (Throwable again) {
                owed = true;
                throw again;
            }
        }
    }
}
