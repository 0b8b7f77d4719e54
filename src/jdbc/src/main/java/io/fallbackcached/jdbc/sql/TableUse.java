package io.fallbackcached.jdbc.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a statement does to one table, and to which rows as far as that is certain. Immutable. */
public final class TableUse {

    /** What is done to the rows. */
    public enum Kind {
        READ,
        INSERT,
        UPDATE,
        DELETE,
        /** Anything, to any row. */
        ANY
    }

    private final String table;
    private final Kind kind;
    private final List<Map<String, ValueSource>> rows;
    private final Set<String> columns;
    private final List<Map<String, ValueSource>> newRows;
    private final @Nullable Set<String> changed;
    private final Set<String> uniqueColumns;
    private final boolean answersOnlyIfPresent;
    private final List<ResultColumn> primaryKey;
    private final boolean ofNothingElse;

    private TableUse(
            String table,
            Kind kind,
            List<Map<String, ValueSource>> rows,
            List<Map<String, ValueSource>> newRows,
            @Nullable Set<String> changed,
            Set<String> uniqueColumns,
            boolean answersOnlyIfPresent,
            List<ResultColumn> primaryKey,
            boolean ofNothingElse) {
        this.table = table;
        this.kind = kind;
        this.rows = List.copyOf(rows);
        this.columns = rows.isEmpty() ? Set.of() : Set.copyOf(rows.get(0).keySet());
        this.newRows = List.copyOf(newRows);
        this.changed = changed == null ? null : Set.copyOf(changed);
        this.uniqueColumns = Set.copyOf(uniqueColumns);
        this.answersOnlyIfPresent = answersOnlyIfPresent;
        this.primaryKey = List.copyOf(primaryKey);
        this.ofNothingElse = ofNothingElse;
    }

    /** Of which nothing is known that only reading by rows can say. */
    private TableUse(
            String table,
            Kind kind,
            List<Map<String, ValueSource>> rows,
            List<Map<String, ValueSource>> newRows,
            @Nullable Set<String> changed) {
        this(table, kind, rows, newRows, changed, Set.of(), false, List.of(), false);
    }

    /** Reads any rows. */
    public static TableUse read(String table) {
        return new TableUse(table, Kind.READ, List.of(), List.of(), null);
    }

    /**
     * Reads no rows but those that equal one of these.
     *
     * @param rows for each alternative all its columns and what they equal; the columns are the same in each
     * @param uniqueColumns these columns if no two rows can have the same values in them, else empty
     * @param answersOnlyIfPresent whether the statement, with one alternative, has a result row only if the table has the row
     * @param primaryKey by which writes to these rows may know them, if it is another key; else empty
     * @param ofNothingElse whether the answer is made of these columns alone
     */
    public static TableUse readRows(
            String table,
            List<Map<String, ValueSource>> rows,
            Set<String> uniqueColumns,
            boolean answersOnlyIfPresent,
            List<ResultColumn> primaryKey,
            boolean ofNothingElse) {
        return new TableUse(
                table,
                Kind.READ,
                rows,
                List.of(),
                null,
                uniqueColumns,
                answersOnlyIfPresent,
                primaryKey,
                ofNothingElse);
    }

    /** Writes in a way that nothing more is known of. */
    public static TableUse any(String table) {
        return new TableUse(table, Kind.ANY, List.of(), List.of(), null);
    }

    /** @param newRows for each row the columns whose values are known; empty if even the number of rows is not */
    public static TableUse insert(String table, List<Map<String, ValueSource>> newRows) {
        return new TableUse(table, Kind.INSERT, List.of(), newRows, null);
    }

    /**
     * @param rows alternatives that each changed row equals one of, before the change; empty for any rows
     * @param changed the columns whose values may change
     * @param newValues what is known of the values they get
     */
    public static TableUse update(
            String table,
            List<Map<String, ValueSource>> rows,
            Set<String> changed,
            Map<String, ValueSource> newValues) {
        return new TableUse(table, Kind.UPDATE, rows, List.of(newValues), changed);
    }

    /** @param rows alternatives that each deleted row equals one of; empty for any rows */
    public static TableUse delete(String table, List<Map<String, ValueSource>> rows) {
        return new TableUse(table, Kind.DELETE, rows, List.of(), null);
    }

    /** As the reader names it, the same for every statement: {@code schema.name}. */
    public String table() {
        return table;
    }

    public Kind kind() {
        return kind;
    }

    public List<Map<String, ValueSource>> rows() {
        return rows;
    }

    /** The columns that {@link #rows} tell the first alternative by; all of them do where rows are read. */
    public Set<String> columns() {
        return columns;
    }

    public List<Map<String, ValueSource>> newRows() {
        return newRows;
    }

    /** The columns that an update may change; null for other kinds. */
    public @Nullable Set<String> changed() {
        return changed;
    }

    public Set<String> uniqueColumns() {
        return uniqueColumns;
    }

    public boolean answersOnlyIfPresent() {
        return answersOnlyIfPresent;
    }

    /** The columns of a result that tell which row was read; empty if that is not worth knowing. */
    public List<ResultColumn> primaryKey() {
        return primaryKey;
    }

    public boolean ofNothingElse() {
        return ofNothingElse;
    }

    @Override
    public String toString() {
        return kind + " " + table + (rows.isEmpty() ? "" : " by " + rows.get(0).keySet());
    }
}
