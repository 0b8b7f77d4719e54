package io.fallbackcached.postgres.feed;

import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commits whose connection was lost before their end was known. The server may go on with them long after, so what they wrote
 * stays in doubt until every transaction has ended that ran when the loss was known. Thread-safe.
 */
final class UnknownEndings {

    private final FeedSetup setup;
    private final Voice voice;
    private final List<Ending> endings = new ArrayList<>();
    private boolean hopeless = true;

    UnknownEndings(FeedSetup setup, Voice voice) {
        this.setup = setup;
        this.voice = voice;
    }

    /** Counts as committed at once where nobody can be asked. */
    void add(WriteSet writes) {
        Doubt doubt = setup.doubt();
        mark(writes, doubt);
        Ending ending = new Ending(writes, doubt);
        if (!kept(ending)) {
            end(ending);
        }
    }

    /** From now on there is somebody to ask, or soon will be. */
    synchronized void hope() {
        hopeless = false;
    }

    /**
     * To be called often while a source is there.
     *
     * @param source by which the server can be asked
     */
    void look(Source source) throws SQLException {
        for (Ending ending : copy()) {
            if (ending.running == null) {
                ending.running = source.running();
            }
            if (ending.running.areOver()) {
                end(ending);
            }
        }
    }

    /** The source is gone: whatever ran there has to be asked for anew. */
    synchronized void sourceLost() {
        endings.forEach(ending -> ending.running = null);
    }

    /** There is nobody to ask. */
    void giveUp() {
        synchronized (this) {
            hopeless = true;
        }
        copy().forEach(this::end);
    }

    private synchronized boolean kept(Ending ending) {
        return !hopeless && endings.add(ending);
    }

    private void end(Ending ending) {
        synchronized (this) {
            for (Iterator<Ending> all = endings.iterator(); all.hasNext(); ) {
                if (all.next() == ending) {
                    all.remove();
                }
            }
        }
        ending.doubt.committed();
        voice.committed(null, ending.writes);
    }

    private void mark(WriteSet writes, Doubt doubt) {
        if (writes.isEverything()) {
            doubt.touchesEverything(setup.database(), "a connection was lost while it was committed");
        } else {
            writes.writes().forEach(doubt::touches);
        }
    }

    private synchronized List<Ending> copy() {
        return List.copyOf(endings);
    }

    private static final class Ending {
        private final WriteSet writes;
        private final Doubt doubt;
        private Source.@Nullable Running running;

        Ending(WriteSet writes, Doubt doubt) {
            this.writes = writes;
            this.doubt = doubt;
        }
    }
}
