package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.ResultColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of one table that rows can be told apart by, and those that do so uniquely. Immutable. */
public final class Columns {

    // A type of the catalogue's own: a domain or a type of the same name elsewhere does not count.
    private static final String FORMS = "SELECT a.attname, t.typname, a.attgenerated <> '',"
            + " coalesce((SELECT c.collisdeterministic FROM pg_collation c WHERE c.oid = a.attcollation), true)"
            + " AND t.typnamespace = 'pg_catalog'::regnamespace"
            + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
            + " WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ";

    private static final String PRIMARY = "SELECT a.attname, a.attnum FROM pg_index i"
            + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])"
            + " WHERE i.indisprimary AND i.indisvalid AND i.indimmediate AND i.indrelid = ";

    private static final String UNIQUE = "SELECT i.indexrelid, a.attname, a.attnotnull FROM pg_index i"
            + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])"
            + " WHERE i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL"
            + " AND i.indrelid = ";

    private final Map<String, ColumnForm> forms;
    private final Set<String> generated;
    private final Set<Set<String>> unique;
    private final List<ResultColumn> primaryKey;

    private Columns(
            Map<String, ColumnForm> forms,
            Set<String> generated,
            Set<Set<String>> unique,
            List<ResultColumn> primaryKey) {
        this.forms = Map.copyOf(forms);
        this.generated = Set.copyOf(generated);
        this.unique = Set.copyOf(unique);
        this.primaryKey = List.copyOf(primaryKey);
    }

    public static Columns of(Connection connection, long table) throws SQLException {
        Map<String, ColumnForm> forms = new HashMap<>();
        Set<String> generated = new HashSet<>();
        try (Statement ask = connection.createStatement()) {
            try (ResultSet rows = ask.executeQuery(FORMS + table)) {
                while (rows.next()) {
                    ColumnForm form = ColumnForm.of(rows.getString(2));
                    if (rows.getBoolean(3)) {
                        generated.add(rows.getString(1));
                    } else if (form != null && rows.getBoolean(4)) {
                        forms.put(rows.getString(1), form);
                    }
                }
            }
            return new Columns(forms, generated, unique(ask, table), primaryKey(ask, table, forms));
        }
    }

    private static List<ResultColumn> primaryKey(Statement ask, long table, Map<String, ColumnForm> forms)
            throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        try (ResultSet rows = ask.executeQuery(PRIMARY + table)) {
            while (rows.next()) {
                ColumnForm form = forms.get(rows.getString(1));
                if (form == null || !form.isReadFromResults()) {
                    return List.of();
                }
                columns.add(new ResultColumn(rows.getString(1), table, rows.getInt(2), form::canonical));
            }
        }
        return columns;
    }

    private static Set<Set<String>> unique(Statement ask, long table) throws SQLException {
        Map<Long, Set<String>> keys = new HashMap<>();
        List<Long> nullable = new ArrayList<>();
        try (ResultSet rows = ask.executeQuery(UNIQUE + table)) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getLong(1), index -> new HashSet<>()).add(rows.getString(2));
                if (!rows.getBoolean(3)) {
                    nullable.add(rows.getLong(1));
                }
            }
        }
        keys.keySet().removeAll(nullable);
        return new HashSet<>(keys.values());
    }

    /** Null for columns whose values cannot be compared here, or that do not exist. */
    @Nullable
    public ColumnForm form(String column) {
        return forms.get(column);
    }

    /** Columns that change with others. */
    public Set<String> generated() {
        return generated;
    }

    /** All columns of the primary key; empty if there is none, or its values cannot be compared here. */
    List<ResultColumn> primaryKey() {
        return primaryKey;
    }

    /** Those of the columns, the fewest, in which no two rows can have the same values; none if there are none such. */
    Set<String> keyWithin(Set<String> columns) {
        return unique.stream()
                .filter(columns::containsAll)
                .min(Comparator.<Set<String>>comparingInt(Set::size).thenComparing(Set::toString))
                .orElse(Set.of());
    }
}
