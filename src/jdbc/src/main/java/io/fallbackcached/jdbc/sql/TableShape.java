package io.fallbackcached.jdbc.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mention of a table in a statement, and the rows meant as far as the text tells. Immutable. */
public final class TableShape {

    private final String name;
    private final TableUse.Kind kind;
    private final List<Map<String, Operand>> rows;
    private final List<Map<String, Operand>> newRows;
    private final @Nullable Set<String> changed;
    private final boolean answersOnlyIfPresent;
    private final @Nullable Set<String> columnsRead;

    TableShape(
            String name,
            TableUse.Kind kind,
            List<Map<String, Operand>> rows,
            List<Map<String, Operand>> newRows,
            @Nullable Set<String> changed,
            boolean answersOnlyIfPresent,
            @Nullable Set<String> columnsRead) {
        this.name = name;
        this.kind = kind;
        this.rows = List.copyOf(rows);
        this.newRows = List.copyOf(newRows);
        this.changed = changed == null ? null : Set.copyOf(changed);
        this.answersOnlyIfPresent = answersOnlyIfPresent;
        this.columnsRead = columnsRead == null ? null : Set.copyOf(columnsRead);
    }

    /** As written, quotes and schema included. */
    public String name() {
        return name;
    }

    public TableUse.Kind kind() {
        return kind;
    }

    /** Alternatives, each with the same columns, that every row meant equals one of; empty for any rows. */
    public List<Map<String, Operand>> rows() {
        return rows;
    }

    /** For each inserted row, or for the updated ones, what is known; empty if not even the number of rows is. */
    public List<Map<String, Operand>> newRows() {
        return newRows;
    }

    /** The columns that an update sets; null for other kinds. */
    public @Nullable Set<String> changed() {
        return changed;
    }

    /** Whether the statement answers nothing at all if there is no such row, by the text alone. */
    public boolean answersOnlyIfPresent() {
        return answersOnlyIfPresent;
    }

    /** All columns that the answer is made of, where that is certain; null for any. */
    public @Nullable Set<String> columnsRead() {
        return columnsRead;
    }

    @Override
    public String toString() {
        return kind + " " + name + " " + rows + (newRows.isEmpty() ? "" : " to " + newRows);
    }
}
