package io.fallbackcached.postgres.feed;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Connections of the feed's own. */
public final class FeedConnection {

    private FeedConnection() {}

    /**
     * Opens one for ordinary SQL that commits by itself. A statement on it fails when the server has not answered for as long as
     * the feed may be silent.
     */
    public static Connection open(FeedSetup setup) throws SQLException {
        Connection connection = setup.connect(Map.of("ApplicationName", "fallbackcached feed"));
        try {
            connection.setNetworkTimeout(
                    Runnable::run,
                    Math.toIntExact(setup.settings().silenceLimit().toMillis()));
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // The user's own defaults may be meant for the application: short ones would end the feed.
                statement.execute("SET statement_timeout = 0; SET idle_session_timeout = 0;"
                        + " SET default_transaction_read_only = off; SET search_path = pg_catalog");
                refuseStandby(statement);
            }
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            close(connection);
            throw e;
        }
    }

    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("a connection of the feed's does not close", e);
        }
    }

    /** A server that follows another hears of writes late, and cannot say how late. */
    private static void refuseStandby(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            if (!row.next() || row.getBoolean(1)) {
                throw new SQLException("the server is a standby; the feed needs the primary");
            }
        }
    }
}
