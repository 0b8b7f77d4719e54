package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import io.fallbackcached.jdbc.sql.SqlText;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/** A statement executed in a transaction that stays open, and what the server itself counted and locked meanwhile. */
final class Execution {

    private static final String LOCKED = "SELECT DISTINCT n.nspname || '.' || c.relname FROM pg_locks l"
            + " JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE l.pid = pg_backend_pid() AND c.relkind IN ('r', 'p', 'f') AND n.nspname IN ('app', 'other')";

    private static final String COUNTED = "SELECT schemaname || '.' || relname, n_tup_ins + n_tup_upd + n_tup_del"
            + " FROM pg_stat_xact_user_tables WHERE schemaname IN ('app', 'other')";

    private final Connection connection;
    private final List<String> answer = new ArrayList<>();
    private final Set<String> locked;
    private final Set<String> written = new HashSet<>();

    Execution(Connection connection, StatementTable.Row row) throws SQLException {
        this.connection = connection;
        Map<String, Long> before = counted();
        execute(row);
        counted().forEach((table, count) -> {
            if (count > before.getOrDefault(table, 0L)) {
                written.add(table);
            }
        });
        this.locked = new HashSet<>(strings(LOCKED));
    }

    /** The rows of the last result, as text. */
    List<String> answer() {
        return answer;
    }

    Set<String> locked() {
        return locked;
    }

    Set<String> written() {
        return written;
    }

    List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private Map<String, Long> counted() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNTED)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private void execute(StatementTable.Row row) throws SQLException {
        Verb verb = SqlText.statements(row.sql).get(0).verb();
        if (verb == Verb.COPY_IN || verb == Verb.COPY_OUT) {
            copy(row, verb);
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(row.sql)) {
            for (int i = 0; i < row.binds.size(); i++) {
                statement.setObject(i + 1, row.binds.get(i));
            }
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    read(statement.getResultSet());
                }
                rows = statement.getMoreResults();
            }
        }
    }

    private void copy(StatementTable.Row row, Verb verb) throws SQLException {
        try {
            if (verb == Verb.COPY_IN) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(row.sql, new StringReader(row.binds.get(0) + "\n"));
            } else {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(row.sql, new StringWriter());
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void read(ResultSet rows) throws SQLException {
        answer.clear();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.append(rows.getString(i)).append('\u0001');
            }
            answer.add(row.toString());
        }
    }
}
