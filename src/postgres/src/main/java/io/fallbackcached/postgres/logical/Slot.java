package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.report.AgentLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes a temporary replication slot, which goes with its connection. */
final class Slot {

    private Slot() {}

    /**
     * Returns its name. The server waits for every transaction that is writing to end, however long that takes.
     *
     * @throws SQLException of the server's, or if the calling thread is interrupted; the connection is of no use then
     */
    static String create(Connection replication) throws SQLException {
        String name = "fallbackcached_" + UUID.randomUUID().toString().replace("-", "");
        try (Statement statement = replication.createStatement()) {
            // What the role or the database sets must not cut the wait short.
            statement.execute("SET lock_timeout = 0");
            statement.execute("SET statement_timeout = 0");
            await(replication, statement, "CREATE_REPLICATION_SLOT " + name + " TEMPORARY LOGICAL test_decoding");
        }
        return name;
    }

    /** Reading from a socket cannot be interrupted, so another thread does it. */
    private static void await(Connection replication, Statement statement, String command) throws SQLException {
        FutureTask<Boolean> creation = new FutureTask<>(() -> statement.execute(command));
        Thread thread = new Thread(null, creation, "fallbackcached-slot", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException) {
                throw (SQLException) e.getCause();
            }
            throw new SQLException("the replication slot cannot be made", e.getCause());
        } catch (InterruptedException e) {
            giveUp(replication, statement);
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the server waited for open transactions", e);
        }
    }

    /** A server that waits does not see that its client has gone; so it is told. */
    private static void giveUp(Connection replication, Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("the making of a replication slot cannot be cancelled", e);
        }
        abort(replication);
    }

    /** Ends a connection that another thread may be reading from, or the driver may be copying by. */
    static void abort(Connection replication) {
        try {
            replication.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            AgentLog.LOG.debug("the replication connection does not end", e);
        }
    }
}
