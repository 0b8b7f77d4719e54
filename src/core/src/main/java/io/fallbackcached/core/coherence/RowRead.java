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
        this.rows = List.copyOf(rows);
        this.columns = columns;
        this.unique = unique;
        this.present = present && unique && rows.size() == 1;
    }

    private RowRead(RowRead other) {
        this.rows = List.of();
        // the view of a map would keep its values
        this.columns = Set.copyOf(other.columns);
        this.unique = other.unique;
        this.present = other.present;
    }

    /** The same of any values, for people. */
    RowRead withoutValues() {
        return new RowRead(this);
    }

    /** Whether they are the same but for the values. */
    boolean isLike(RowRead other) {
        return unique == other.unique
                && present == other.present
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

    @Override
    public String toString() {
        return "rows by " + new TreeSet<>(columns) + (present ? "" : unique ? ", and new rows" : "");
    }
}
