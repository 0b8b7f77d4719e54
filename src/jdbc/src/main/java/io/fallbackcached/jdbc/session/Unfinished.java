package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is left to be done before a connection's open transaction may be committed. Its connection's lock guards it. */
final class Unfinished {

    private static final String UNSEEN = "a trigger, a cascade or a function";

    private boolean asks;
    private boolean definesTables;
    private boolean told;

    void wrote() {
        told = false;
    }

    /** More was written than statements say: to be asked for before the commit. */
    void wroteMore() {
        asks = true;
        told = false;
    }

    void definedTables() {
        definesTables = true;
        told = false;
    }

    boolean definesTables() {
        return definesTables;
    }

    /** Asks the database, on the transaction's own connection, what it wrote beyond what statements say. */
    void ask(DatabaseReader reader, Connection open, Session session) {
        if (!asks) {
            return;
        }
        try {
            for (String table : Unwatched.call(() -> reader.writtenBy(open))) {
                session.writes(TableWrite.any(session.database().table(table), UNSEEN));
            }
        } catch (SQLException untold) {
            session.writesEverything(UNSEEN);
        }
    }

    /**
     * Tells others of a session that has written, once: some drivers commit by calls of their own within one.
     *
     * @param feed null if nobody is to be told
     * @param inside a connection on which what is sent now becomes part of the transaction; null to tell after it
     */
    void tell(@Nullable ChangeFeed feed, Session session, @Nullable Connection inside, Doubts doubts) {
        if (feed == null || told) {
            return;
        }
        told = true;
        WriteSet written = session.written();
        WriteSet writes = definesTables ? written.definingTables() : written;
        if (inside != null && feed.tells()) {
            Unwatched.run(() -> feed.committing(inside, writes));
        }
        doubts.add(new Telling(feed, writes, inside != null));
    }

    void ended() {
        asks = false;
        definesTables = false;
        told = false;
    }
}
