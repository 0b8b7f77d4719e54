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

    private static final String UNIQUE =
            "SELECT i.indexrelid, a.attname, a.attnotnull, i.indisprimary, a.attnum FROM pg_index i"
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
            Map<String, Integer> primary = new HashMap<>();
            Set<Set<String>> unique = unique(ask, table, primary);
            return new Columns(forms, generated, unique, resultColumns(table, primary, forms));
        }
    }

    /** @param primary is filled with the columns of the primary key, and their numbers */
    private static Set<Set<String>> unique(Statement ask, long table, Map<String, Integer> primary)
            throws SQLException {
        Map<Long, Set<String>> keys = new HashMap<>();
        List<Long> nullable = new ArrayList<>();
        try (ResultSet rows = ask.executeQuery(UNIQUE + table)) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getLong(1), index -> new HashSet<>()).add(rows.getString(2));
                if (!rows.getBoolean(3)) {
                    nullable.add(rows.getLong(1));
                }
                if (rows.getBoolean(4)) {
                    primary.put(rows.getString(2), rows.getInt(5));
                }
            }
        }
        keys.keySet().removeAll(nullable);
        return new HashSet<>(keys.values());
    }

    /** All of them; none if the values of one cannot be read from results. */
    private static List<ResultColumn> resultColumns(
            long table, Map<String, Integer> positions, Map<String, ColumnForm> forms) {
        List<ResultColumn> columns = new ArrayList<>();
        for (Map.Entry<String, Integer> column : positions.entrySet()) {
            ColumnForm form = forms.get(column.getKey());
            if (form == null || !form.isReadFromResults()) {
                return List.of();
            }
            columns.add(new ResultColumn(column.getKey(), table, column.getValue(), form::canonical));
        }
        return columns;
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
