package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.FeedSetup;

/** Makes answers invalid by what is heard. Thread-safe. */
final class Hearing {

    private final FeedSetup setup;

    Hearing(FeedSetup setup) {
        this.setup = setup;
    }

    /** A commit has become visible. */
    void committed(WriteSet writes) {
        committed(writes, doubt(writes));
    }

    /** A commit has become visible that was in doubt. */
    void committed(WriteSet writes, Doubt doubt) {
        try {
            if (writes.definesTables()) {
                setup.tablesDefined();
            }
        } finally {
            doubt.committed();
        }
    }

    /** A commit may become visible; the caller ends the doubt once it has. */
    Doubt doubt(WriteSet writes) {
        Doubt doubt = setup.doubt();
        if (writes.isEverything()) {
            doubt.touchesEverything(setup.database(), writes.toString());
        }
        writes.writes().forEach(doubt::touches);
        return doubt;
    }
}
