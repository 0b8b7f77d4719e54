package io.fallbackcached.core.coherence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one statement writes into one table, as far as that is certain. Immutable. */
public final class TableWrite {

    /** What is done to the rows. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        /** Anything, to any row. */
        ANY
    }

    private final Table table;
    private final Kind kind;
    private final List<Map<String, Object>> rows;
    private final List<Map<String, Object>> newRows;
    private final @Nullable Set<String> changed;
    private final String statement;

    private TableWrite(
            Table table,
            Kind kind,
            List<Map<String, Object>> rows,
            List<Map<String, Object>> newRows,
            @Nullable Set<String> changed,
            String statement) {
        this.table = table;
        this.kind = kind;
        this.rows = List.copyOf(rows);
        this.newRows = List.copyOf(newRows);
        this.changed = changed;
        this.statement = statement;
    }

    /** @param statement its text, for people */
    public static TableWrite any(Table table, String statement) {
        return new TableWrite(table, Kind.ANY, List.of(), List.of(), null, statement);
    }

    /** @param newRows for each row the values that are known; empty if not even the number of rows is */
    public static TableWrite insert(Table table, List<Map<String, Object>> newRows, String statement) {
        return new TableWrite(table, Kind.INSERT, List.of(), newRows, null, statement);
    }

    /**
     * @param rows alternatives of which each changed row was one before; empty if any row may have been changed
     * @param changed the columns that may have changed; null for any
     * @param newValues what is known of the values they got
     */
    public static TableWrite update(
            Table table,
            List<Map<String, Object>> rows,
            @Nullable Set<String> changed,
            Map<String, Object> newValues,
            String statement) {
        return new TableWrite(table, Kind.UPDATE, rows, List.of(newValues), changed, statement);
    }

    /** @param rows alternatives of which each deleted row was one; empty if any row may have been */
    public static TableWrite delete(Table table, List<Map<String, Object>> rows, String statement) {
        return new TableWrite(table, Kind.DELETE, rows, List.of(), null, statement);
    }

    public Table table() {
        return table;
    }

    public Kind kind() {
        return kind;
    }

    /** Alternatives of which each row that was changed or deleted was one before; empty if any row may have been. */
    public List<Map<String, Object>> rows() {
        return rows;
    }

    /** What is known of the values that rows got. */
    public List<Map<String, Object>> newRows() {
        return newRows;
    }

    /** The columns that an update may have changed; null for any. */
    public @Nullable Set<String> changed() {
        return changed;
    }

    /** What wrote it, for people. */
    public String statement() {
        return statement;
    }

    @Override
    public String toString() {
        return kind + " " + table + (rows.isEmpty() ? "" : " " + rows) + (newRows.isEmpty() ? "" : " to " + newRows);
    }
}
