package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import java.sql.Connection;
import java.sql.SQLException;

/** What a transaction wrote beyond what its statements say. */
final class UnseenWrites {

    private static final String WHAT = "a trigger, a cascade or a function";

    private UnseenWrites() {}

    /** Asks the database, on the transaction's own connection, just before its commit. */
    static void ask(DatabaseReader reader, Connection open, Session session) {
        try {
            for (String table : Unwatched.call(() -> reader.writtenBy(open))) {
                session.writes(TableWrite.any(session.database().table(table), WHAT));
            }
        } catch (SQLException untold) {
            session.writesEverything(WHAT);
        }
    }
}
