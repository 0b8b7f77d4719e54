package io.fallbackcached.core.coherence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, told apart by the values of some of its columns. Made when the first answer depends on rows by these
 * columns; a write that does not say their values touches all of them.
 */
final class RowStripes {

    /** A power of two. More would make fewer needless reloads, and each table with such answers larger. */
    private static final int COUNT = 64;

    private final List<String> columns;
    private final boolean unique;
    private final Stripe[] rows = new Stripe[COUNT];
    private final Stripe anyRow;
    private final Stripe inserted;

    /**
     * @param columns sorted
     * @param unique whether no two rows have the same values in them
     * @param time of the last commit that may have touched any of the rows
     */
    RowStripes(List<String> columns, boolean unique, long time) {
        this.columns = List.copyOf(columns);
        this.unique = unique;
        this.anyRow = new Stripe(time);
        this.inserted = new Stripe(time);
        for (int i = 0; i < COUNT; i++) {
            rows[i] = new Stripe(time);
        }
    }

    /** What an answer from rows with these values depends on. */
    void dependOn(RowRead read, Set<Stripe> stripes) {
        for (Map<String, Object> row : read.rows()) {
            stripes.add(stripe(row));
        }
        stripes.add(anyRow);
        if (unique && !read.present()) {
            stripes.add(inserted);
        }
    }

    /** What a write touches. */
    void touch(TableWrite write, Set<Stripe> stripes) {
        switch (write.kind()) {
            case INSERT:
                insert(write, stripes);
                break;
            case UPDATE:
                update(write, stripes);
                break;
            case DELETE:
                touchRows(write.rows(), stripes);
                break;
            case ANY:
            default:
                stripes.add(anyRow);
        }
    }

    Stripe anyRow() {
        return anyRow;
    }

    /**
     * A row whose unique columns are not known yet (the database will generate them) cannot be one that an answer was made
     * of, only one whose absence it was made of.
     */
    private void insert(TableWrite write, Set<Stripe> stripes) {
        Stripe unknown = unique ? inserted : anyRow;
        if (write.newRows().isEmpty()) {
            stripes.add(unknown);
        }
        for (Map<String, Object> row : write.newRows()) {
            stripes.add(row.keySet().containsAll(columns) ? stripe(row) : unknown);
        }
    }

    private void update(TableWrite write, Set<Stripe> stripes) {
        touchRows(write.rows(), stripes);
        Set<String> changed = write.changed();
        if (changed == null) {
            stripes.add(anyRow);
        } else if (columns.stream().anyMatch(changed::contains)) {
            moveRows(write, changed, stripes);
        }
    }

    /** Rows that leave one value for another touch the answers about both. */
    private void moveRows(TableWrite write, Set<String> changed, Set<Stripe> stripes) {
        if (write.rows().isEmpty() || write.newRows().size() != 1) {
            stripes.add(anyRow);
            return;
        }
        Map<String, Object> values = write.newRows().get(0);
        for (Map<String, Object> row : write.rows()) {
            Object[] moved = new Object[columns.size()];
            for (int i = 0; i < moved.length; i++) {
                String column = columns.get(i);
                moved[i] = changed.contains(column) ? values.get(column) : row.get(column);
            }
            stripes.add(stripe(moved));
        }
    }

    private void touchRows(List<Map<String, Object>> known, Set<Stripe> stripes) {
        if (known.isEmpty()) {
            stripes.add(anyRow);
        }
        for (Map<String, Object> row : known) {
            stripes.add(row.keySet().containsAll(columns) ? stripe(row) : anyRow);
        }
    }

    private Stripe stripe(Map<String, Object> row) {
        return stripe(columns.stream().map(row::get).toArray());
    }

    private Stripe stripe(@Nullable Object[] values) {
        int hash = 1;
        for (Object value : values) {
            if (value == null) {
                return anyRow;
            }
            hash = 31 * hash + value.hashCode();
        }
        hash *= 0x9E3779B9;
        return rows[hash >>> 26];
    }

    static List<String> sorted(Set<String> columns) {
        return List.copyOf(new TreeSet<>(columns));
    }
}
