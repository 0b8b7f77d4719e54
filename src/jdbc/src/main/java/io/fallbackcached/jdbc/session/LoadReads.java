package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Tells a load what a statement of its body has read, and what of that is not to be relied upon. */
final class LoadReads {

    private LoadReads() {}

    /**
     * @param jdbc the connection that it was executed on
     * @param values those bound to it
     * @param answered as {@link #isAnswered} says
     */
    static void tell(
            LoadScope load,
            WatchedConnection connection,
            Connection jdbc,
            Meaning meaning,
            @Nullable Object[] values,
            boolean answered,
            String sql) {
        Uses.read(load, connection.session(), meaning, values, answered, sql);
        if (connection.isUnclear()) {
            load.notNow("what is set in its session cannot be told");
        }
        if (isReplica(connection, jdbc)) {
            load.notNow("read from a replica");
        }
    }

    /**
     * Whether a query brought a row. PostgreSQL's driver knows without asking or moving.
     *
     * @param target the statement object
     * @param value what executing it returned
     */
    static boolean isAnswered(Object target, SqlStatement statement, @Nullable Object value) {
        if (statement.verb() != Verb.QUERY || !target.getClass().getName().startsWith("org.postgresql.")) {
            return false;
        }
        try {
            return Unwatched.call(() -> {
                ResultSet rows = value instanceof ResultSet
                        ? (ResultSet) value
                        : Boolean.TRUE.equals(value) ? ((Statement) target).getResultSet() : null;
                return rows != null && rows.isBeforeFirst();
            });
        } catch (SQLException | RuntimeException untold) {
            return false;
        }
    }

    private static boolean isReplica(WatchedConnection connection, Connection jdbc) {
        try {
            return connection.link().isReplica(jdbc);
        } catch (SQLException | RuntimeException untold) {
            return true;
        }
    }
}
