package io.fallbackcached.postgres.logical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * Which transactions a query sees that begins now. A commit is logged, and so heard of, before others see it: with a synchronous
 * standby that does not answer, long before. Immutable.
 */
final class Snapshot {

    private static final long EPOCH = 1L << 32;
    private static final String CURRENT = "SELECT pg_catalog.pg_current_snapshot()::pg_catalog.text";

    private final long xmin;
    private final long xmax;
    private final Set<Long> running = new HashSet<>();

    /** @param text {@code xmin:xmax:running,running}, of 64-bit transaction numbers */
    Snapshot(String text) {
        String[] parts = text.split(":", -1);
        xmin = Long.parseLong(parts[0]);
        xmax = Long.parseLong(parts[1]);
        if (!parts[2].isEmpty()) {
            for (String xid : parts[2].split(",", -1)) {
                running.add(Long.valueOf(xid));
            }
        }
    }

    static Snapshot of(Connection connection) throws SQLException {
        return new Snapshot(ask(connection, CURRENT));
    }

    /** What to ask for one with, again and again; goes with its connection. */
    static PreparedStatement question(Connection connection) throws SQLException {
        return connection.prepareStatement(CURRENT);
    }

    /** @param question as {@link #question} made it */
    static Snapshot asked(PreparedStatement question) throws SQLException {
        try (ResultSet row = question.executeQuery()) {
            return new Snapshot(only(row, CURRENT));
        }
    }

    /** The transactions that have a number and have not ended, as far as others can see. */
    static Set<Long> running(Connection connection) throws SQLException {
        // A snapshot names those only that are older than one that has ended; now there is a younger one that has.
        ask(connection, "SELECT pg_catalog.pg_current_xact_id()::pg_catalog.text");
        return of(connection).running();
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            return only(row, sql);
        }
    }

    private static String only(ResultSet row, String sql) throws SQLException {
        if (!row.next()) {
            throw new SQLException("the server does not answer " + sql);
        }
        return row.getString(1);
    }

    /** Those that had not ended, as far as others could see, and were older than one that had. */
    Set<Long> running() {
        return running;
    }

    /** Whether that transaction has ended, as others see it. */
    boolean sees(long xid) {
        return xid < xmin || (xid < xmax && !running.contains(xid));
    }

    /** The full number of a transaction of which the lower 32 bits are known; no other can be near. */
    long full(long lower) {
        long full = (xmax & -EPOCH) | lower;
        if (full > xmax + EPOCH / 2) {
            return full - EPOCH;
        }
        return full < xmax - EPOCH / 2 ? full + EPOCH : full;
    }
}
