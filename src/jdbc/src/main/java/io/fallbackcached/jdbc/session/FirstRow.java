package io.fallbackcached.jdbc.session;

import io.fallbackcached.jdbc.sql.ResultColumn;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a query brought a row, and which. The application's cursor is not moved. For the call that executes the query. */
final class FirstRow {

    /** That there is none, or nobody knows. */
    static final FirstRow NONE = new FirstRow(null);

    private final @Nullable ResultSet rows;

    private FirstRow(@Nullable ResultSet rows) {
        this.rows = rows;
    }

    /**
     * Of a result that nobody has moved in yet. PostgreSQL's driver knows without asking or moving.
     *
     * @param target the statement object
     * @param value what executing it returned
     */
    static FirstRow of(Object target, SqlStatement statement, @Nullable Object value) {
        if (statement.verb() != Verb.QUERY || !target.getClass().getName().startsWith("org.postgresql.")) {
            return NONE;
        }
        try {
            return Unwatched.call(() -> {
                ResultSet rows = value instanceof ResultSet
                        ? (ResultSet) value
                        : Boolean.TRUE.equals(value) ? ((Statement) target).getResultSet() : null;
                return rows != null && rows.isBeforeFirst() ? new FirstRow(rows) : NONE;
            });
        } catch (SQLException | RuntimeException untold) {
            return NONE;
        }
    }

    boolean isThere() {
        return rows != null;
    }

    /** What the row has in these columns; empty if that cannot be told of one of them. */
    Map<String, Object> values(List<ResultColumn> columns) {
        ResultSet result = rows;
        if (result == null) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>(2 * columns.size());
        for (ResultColumn column : columns) {
            Object raw = DriverRows.first(result, column.table(), column.position());
            Object value = raw == null ? null : column.canonical(raw);
            if (value == null) {
                return Map.of();
            }
            values.put(column.name(), value);
        }
        return values;
    }
}
