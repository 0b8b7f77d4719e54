package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Watches the server's one queue of messages, which fills when anybody who listens lets them lie. A full queue makes every
 * commit fail that notifies: before it is full nobody may send. Long before, agents stop listening, and so all of them
 * know of it when the first stops sending.
 */
final class NotifyQueue {

    private static final double MUCH = 0.5;
    private static final double TOO_MUCH = 0.9;

    private NotifyQueue() {}

    /** @throws SQLException if messages may soon not be sent any more */
    static void check(Connection control, Teller teller) throws SQLException {
        double usage = usage(control);
        teller.full(usage > TOO_MUCH);
        if (usage > MUCH) {
            throw new SQLException(
                    "the server's queue of notifications is " + Math.round(usage * 100) + " % full: some"
                            + " session listens, and has been in one transaction for long (the server's log tells its process)");
        }
    }

    private static double usage(Connection control) throws SQLException {
        try (Statement statement = control.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_notification_queue_usage()")) {
            row.next();
            return row.getDouble(1);
        }
    }
}
