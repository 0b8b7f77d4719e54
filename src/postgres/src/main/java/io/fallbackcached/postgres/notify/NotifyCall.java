package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sends messages on connections of the application's, so that nothing of it is left there.
 *
 * <p>By a plain statement with a literal, not a prepared one: that would take room in the driver's cache of statements, and
 * after some uses leave a statement in the server's session, which a pooler may give to others. A literal with {@code E}
 * means the same whatever {@code standard_conforming_strings} says.
 */
final class NotifyCall {

    private static final String SAVEPOINT = "fallbackcached_notify";
    private static final DriverMethod PREPARE_AFTER = new DriverMethod("setPrepareThreshold", int.class);

    private NotifyCall() {}

    /**
     * Sends in the open transaction, in one round trip. If that fails the transaction is as it was.
     *
     * @throws SQLException if the message is not part of the transaction
     */
    static void inTransaction(Connection open, String text) throws SQLException {
        try {
            execute(open, "SAVEPOINT " + SAVEPOINT + "; " + call(text) + "; RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException | RuntimeException | Error e) {
            undo(open, e);
            throw e;
        }
    }

    /** Sends in a transaction of its own. */
    static void alone(Connection idle, String text) throws SQLException {
        execute(idle, call(text));
    }

    /** A driver that was told to save points by itself has undone it already. */
    private static void undo(Connection open, Throwable failure) {
        if (TransactionState.of(open) == TransactionState.FAILED) {
            try {
                execute(open, "ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
            } catch (SQLException | RuntimeException | Error e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static String call(String text) {
        String literal = text.replace("\\", "\\\\").replace("'", "''");
        return "SELECT pg_catalog.pg_notify('" + MessageText.CHANNEL + "', E'" + literal + "')";
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(0);
            PREPARE_AFTER.call(statement, 0);
            statement.execute(sql);
        }
    }
}
