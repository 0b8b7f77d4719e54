package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.ValueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a statement means with the values that are bound to it: tables and rows, as far as each is certain. */
final class Uses {

    private Uses() {}

    /** Tells a load what a statement of its body read. */
    static void read(
            LoadScope load,
            Session session,
            Meaning meaning,
            @Nullable Object[] parameters,
            FirstRow first,
            String sql) {
        if (!meaning.unkept().isEmpty()) {
            load.refuseUnlessRuled(RefusalCode.UNKEPT_STATEMENT, meaning.unkept() + ": " + sql);
        }
        if (meaning.readsAnything()) {
            load.readsAnything(session, sql, meaning.why());
        }
        for (TableUse use : meaning.reads()) {
            Table table = session.database().table(use.table());
            List<Map<String, Object>> rows = exact(use.rows(), parameters);
            if (rows.isEmpty()) {
                load.reads(session, table, sql, meaning.why());
            } else {
                load.reads(session, table, read(use, rows, first), sql);
            }
        }
    }

    private static RowRead read(TableUse use, List<Map<String, Object>> rows, FirstRow first) {
        boolean present = first.isThere() && use.answersOnlyIfPresent();
        RowRead read = new RowRead(rows, use.columns(), !use.uniqueColumns().isEmpty(), present);
        if (use.ofNothingElse()) {
            return read.ofNothingElse();
        }
        return present && !use.primaryKey().isEmpty() ? read.knownBy(first.values(use.primaryKey())) : read;
    }

    /** The same for several rows of parameters, in as few writes as say it exactly. */
    static List<TableWrite> writes(Database database, TableUse use, List<@Nullable Object[]> rows, String sql) {
        if (rows.size() == 1) {
            return List.of(write(database, use, rows.get(0), sql));
        }
        List<TableWrite> writes = new ArrayList<>();
        if (use.kind() == TableUse.Kind.INSERT && !use.newRows().isEmpty()) {
            List<Map<String, Object>> inserted = new ArrayList<>(rows.size());
            for (@Nullable Object[] row : rows) {
                inserted.addAll(known(use.newRows(), row));
            }
            writes.add(TableWrite.insert(database.table(use.table()), inserted, sql));
        } else {
            for (@Nullable Object[] row : rows) {
                writes.add(write(database, use, row, sql));
            }
        }
        return writes;
    }

    private static TableWrite write(Database database, TableUse use, @Nullable Object[] parameters, String sql) {
        Table table = database.table(use.table());
        switch (use.kind()) {
            case INSERT:
                return TableWrite.insert(table, known(use.newRows(), parameters), sql);
            case UPDATE:
                List<Map<String, Object>> values = known(use.newRows(), parameters);
                return TableWrite.update(
                        table,
                        known(use.rows(), parameters),
                        use.changed(),
                        values.isEmpty() ? Map.of() : values.get(0),
                        sql);
            case DELETE:
                return TableWrite.delete(table, known(use.rows(), parameters), sql);
            case READ:
            case ANY:
            default:
                return TableWrite.any(table, sql);
        }
    }

    /** All the values of all the rows; none if one of them cannot be told. */
    private static List<Map<String, Object>> exact(List<Map<String, ValueSource>> rows, @Nullable Object[] parameters) {
        List<Map<String, Object>> values = known(rows, parameters);
        for (int i = 0; i < rows.size(); i++) {
            if (values.get(i).size() < rows.get(i).size()) {
                return List.of();
            }
        }
        return values;
    }

    private static List<Map<String, Object>> known(List<Map<String, ValueSource>> rows, @Nullable Object[] parameters) {
        if (rows.size() == 1) {
            return List.of(known(rows.get(0), parameters));
        }
        List<Map<String, Object>> all = new ArrayList<>(rows.size());
        for (Map<String, ValueSource> row : rows) {
            all.add(known(row, parameters));
        }
        return all;
    }

    private static Map<String, Object> known(Map<String, ValueSource> row, @Nullable Object[] parameters) {
        if (row.size() == 1) {
            Map.Entry<String, ValueSource> only = row.entrySet().iterator().next();
            Object value = only.getValue().canonical(parameters);
            return value == null ? Map.of() : Map.of(only.getKey(), value);
        }
        Map<String, Object> values = new HashMap<>(row.size() * 2);
        for (Map.Entry<String, ValueSource> column : row.entrySet()) {
            Object value = column.getValue().canonical(parameters);
            if (value != null) {
                values.put(column.getKey(), value);
            }
        }
        return values;
    }
}
