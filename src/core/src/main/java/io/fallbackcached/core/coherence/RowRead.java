package io.fallbackcached.core.coherence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A reading of no rows of a table but those with certain values. Immutable. */
public final class RowRead {

    private final List<Map<String, Object>> rows;
    private final Set<String> columns;
    private final boolean unique;
    private final boolean present;
    private final boolean ofNothingElse;
    private final Map<String, Object> otherKey;
    private final Set<String> otherColumns;

    /**
     * @param rows at least one alternative; each says for the same columns which value, in the form in which equal values are
     *     equal objects
     * @param unique whether no two rows of the table can have the same values in these columns
     * @param present whether a row is known to have been there; if it can be the only one, no insert changes the answer
     */
    public RowRead(List<Map<String, Object>> rows, boolean unique, boolean present) {
        this(rows, rows.get(0).keySet(), unique, present);
    }

    /**
     * As above, for what is read again and again by the same columns.
     *
     * @param columns of each alternative; will not change
     */
    public RowRead(List<Map<String, Object>> rows, Set<String> columns, boolean unique, boolean present) {
        this(List.copyOf(rows), columns, unique, present && unique && rows.size() == 1, false, Map.of(), Set.of());
    }

    private RowRead(
            List<Map<String, Object>> rows,
            Set<String> columns,
            boolean unique,
            boolean present,
            boolean ofNothingElse,
            Map<String, Object> otherKey,
            Set<String> otherColumns) {
        this.rows = rows;
        this.columns = columns;
        this.unique = unique;
        this.present = present;
        this.ofNothingElse = ofNothingElse;
        this.otherKey = otherKey;
        this.otherColumns = otherColumns;
    }

    /**
     * The same reading, of a row of which another key is known too: whoever writes to it may say the one or the other.
     *
     * @param key columns of the table, in which no two rows can have the same values either, and what the row that was there
     *     has in them
     */
    public RowRead knownBy(Map<String, Object> key) {
        boolean more = present && !key.isEmpty() && !key.keySet().equals(columns);
        return more ? new RowRead(rows, columns, unique, present, ofNothingElse, key, key.keySet()) : this;
    }

    /** The same reading, of nothing that the rows have in other columns: of how many there are. */
    public RowRead ofNothingElse() {
        return new RowRead(rows, columns, unique, present, true, otherKey, otherColumns);
    }

    /** The same of any values, for people. */
    RowRead withoutValues() {
        // the view of a map would keep its values
        return new RowRead(
                List.of(), Set.copyOf(columns), unique, present, ofNothingElse, Map.of(), Set.copyOf(otherColumns));
    }

    /** Whether they are the same but for the values. */
    boolean isLike(RowRead other) {
        return unique == other.unique
                && present == other.present
                && ofNothingElse == other.ofNothingElse
                && otherColumns.equals(other.otherColumns)
                && (columns == other.columns || columns.equals(other.columns));
    }

    List<Map<String, Object>> rows() {
        return rows;
    }

    Set<String> columns() {
        return columns;
    }

    boolean unique() {
        return unique;
    }

    boolean present() {
        return present;
    }

    boolean isOfNothingElse() {
        return ofNothingElse;
    }

    /** Empty if none is known. */
    Map<String, Object> otherKey() {
        return otherKey;
    }

    @Override
    public String toString() {
        return (ofNothingElse ? "the number of rows by " : "rows by ")
                + new TreeSet<>(columns)
                + (otherColumns.isEmpty() ? "" : " or " + new TreeSet<>(otherColumns))
                + (present ? "" : unique ? ", and new rows" : "");
    }
}
