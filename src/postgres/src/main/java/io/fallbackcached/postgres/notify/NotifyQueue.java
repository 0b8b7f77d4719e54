package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Watches the server's one queue of messages, which fills when anybody who listens lets them lie. A full queue makes every
 * commit fail that notifies: before it is full nobody may send. Long before, agents stop listening, and so all of them
 * know of it when the first stops sending. Used by the feed's thread.
 */
final class NotifyQueue {

    private static final double MUCH = 0.5;
    private static final double TOO_MUCH = 0.9;

    private static final int CALLS_BETWEEN_LOOKS = 10;

    private final Connection control;
    private final Teller teller;
    private int calls;
    private double usage;

    NotifyQueue(Connection control, Teller teller) {
        this.control = control;
        this.teller = teller;
    }

    /** Looks at the first of some calls. */
    void look() throws SQLException {
        if (calls++ % CALLS_BETWEEN_LOOKS == 0) {
            try (Statement statement = control.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_notification_queue_usage()")) {
                row.next();
                usage = row.getDouble(1);
            }
            teller.full(usage > TOO_MUCH);
        }
    }

    /** @throws SQLException if messages may soon not be sent any more */
    void check() throws SQLException {
        if (usage > MUCH) {
            throw new SQLException(
                    "the server's queue of notifications is " + Math.round(usage * 100) + " % full: some"
                            + " session listens, and has been in one transaction for long (the server's log tells its process)");
        }
    }
}
