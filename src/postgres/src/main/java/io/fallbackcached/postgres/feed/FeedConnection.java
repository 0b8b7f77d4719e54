package io.fallbackcached.postgres.feed;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Connections of the feed's own, for ordinary SQL. */
public final class FeedConnection {

    private static final String WHERE = "SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.pg_backend_pid()";

    private FeedConnection() {}

    /**
     * Opens one that commits by itself. A statement on it fails when the server has not answered for as long as the feed may be
     * silent. Nothing is set in its session, not even a name, before it is known that no pooler gives the session to others.
     *
     * @throws FeedUnavailable if the server does not let the feed in, or a pooler is in between
     */
    public static Connection open(FeedSetup setup) throws SQLException, FeedUnavailable {
        Connection connection = connect(setup);
        try {
            connection.setNetworkTimeout(
                    Runnable::run,
                    Math.toIntExact(setup.settings().silenceLimit().toMillis()));
            connection.setAutoCommit(true);
            check(connection);
            connection.setClientInfo("ApplicationName", "fallbackcached feed");
            return connection;
        } catch (SQLException | FeedUnavailable | RuntimeException | Error e) {
            close(connection);
            throw e;
        }
    }

    /**
     * What it means that a connection is refused.
     *
     * @return the exception itself, if trying again may help
     */
    public static SQLException refused(SQLException refusal) throws FeedUnavailable {
        String state = String.valueOf(refusal.getSQLState());
        // 08004 is the driver's own, when it has no password to give.
        if (state.startsWith("28") || state.equals("3D000") || state.equals("42501") || state.equals("08004")) {
            throw new FeedUnavailable("the server does not let the feed in (" + refusal.getMessage()
                    + "); give feed.url, feed.user and feed.password that it does");
        }
        return refusal;
    }

    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("a connection of the feed's does not close", e);
        }
    }

    private static Connection connect(FeedSetup setup) throws SQLException, FeedUnavailable {
        try {
            return setup.connect(Map.of());
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** A server that follows another hears of writes late, and cannot say how late. */
    private static void check(Connection connection) throws SQLException, FeedUnavailable {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHERE)) {
            if (!row.next() || row.getBoolean(1)) {
                throw new SQLException("the server is a standby; the feed needs the primary");
            }
            if (row.getInt(2) != Pgjdbc.backendPid(connection)) {
                throw new FeedUnavailable("a connection pooler such as PgBouncer is in between, which keeps no session;"
                        + " give the server's own address as feed.url");
            }
        }
    }
}
