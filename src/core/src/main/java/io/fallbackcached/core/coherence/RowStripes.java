package io.fallbackcached.core.coherence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, told apart by the values of some of its columns. Made when the first answer depends on rows by these
 * columns; a write that does not say their values touches all of them. Guarded by its table.
 */
final class RowStripes {

    /** Of them there are this power of two, made as they are needed. More would make fewer needless reloads. */
    private static final int BITS = 14;

    /** Of those, a power of two stand together, so that a table of a few rows takes little room. */
    private static final int GROUP_BITS = 6;

    private final String[] columns;
    private final Set<String> asAskedFirst;
    private final boolean unique;
    private final @Nullable Stripe[] @Nullable [] rows = new Stripe[1 << (BITS - GROUP_BITS)][];
    private final long time;
    private final Stripe anyRow;
    private final Stripe anyMove;
    private final Stripe inserted;

    /**
     * @param columns all of them
     * @param unique whether no two rows have the same values in them
     * @param time of the last commit that may have touched any of the rows
     */
    RowStripes(Set<String> columns, boolean unique, long time) {
        this.columns = new TreeSet<>(columns).toArray(new String[0]);
        this.asAskedFirst = Set.copyOf(columns);
        this.unique = unique;
        this.time = time;
        this.anyRow = new Stripe(time);
        this.anyMove = new Stripe(time);
        this.inserted = new Stripe(time);
    }

    /** By which rows are told apart here. */
    List<String> columns() {
        return List.of(columns);
    }

    /** Whether it is by just these columns that rows are told apart here. */
    boolean areBy(Set<String> others) {
        return others == asAskedFirst || (columns.length == others.size() && others.containsAll(columns()));
    }

    /** What an answer from rows with these values depends on. */
    void dependOn(RowRead read, Set<Stripe> stripes) {
        for (Map<String, Object> row : read.rows()) {
            stripes.add(of(row));
        }
        stripes.add(read.isOfNothingElse() ? anyMove : anyRow);
        if (unique && !read.present()) {
            stripes.add(inserted);
        }
    }

    /** What writes touch that say of a row what is said here. */
    Stripe of(Map<String, Object> row) {
        return stripe(row, anyRow);
    }

    /** Whether all is said of a row by which rows are told apart here. */
    boolean areToldBy(Map<String, ? extends @Nullable Object> row) {
        for (String column : columns) {
            if (row.get(column) == null) {
                return false;
            }
        }
        return true;
    }

    /** @param touched is told what a write touches, perhaps more than once */
    void touch(TableWrite write, Consumer<Stripe> touched) {
        boolean moves = mayMove(write);
        switch (write.kind()) {
            case INSERT:
                insert(write, moves, touched);
                break;
            case UPDATE:
                touchRows(write.rows(), moves, touched);
                if (moves) {
                    moveRows(write, touched);
                }
                break;
            case DELETE:
                touchRows(write.rows(), moves, touched);
                break;
            case ANY:
            default:
                tell(anyRow, moves, touched);
        }
    }

    /** What may be any row's may be any move's. */
    private void tell(Stripe stripe, boolean moves, Consumer<Stripe> touched) {
        touched.accept(stripe);
        if (moves && stripe == anyRow) {
            touched.accept(anyMove);
        }
    }

    /** Whether it may be that rows come, go, or leave one value in these columns for another. */
    private boolean mayMove(TableWrite write) {
        Set<String> changed = write.changed();
        if (changed == null) {
            return true;
        }
        for (String column : columns) {
            if (changed.contains(column)) {
                return true;
            }
        }
        return false;
    }

    /** What writes touch of which nobody knows to which rows. */
    List<Stripe> unknown() {
        return List.of(anyRow, anyMove);
    }

    /**
     * A row whose unique columns are not known yet (the database will generate them) cannot be one that an answer was made
     * of, only one whose absence it was made of.
     */
    private void insert(TableWrite write, boolean moves, Consumer<Stripe> touched) {
        Stripe unknown = unique ? inserted : anyRow;
        List<Map<String, Object>> rows = write.newRows();
        if (rows.isEmpty()) {
            tell(unknown, moves, touched);
        }
        for (int i = 0; i < rows.size(); i++) {
            tell(stripe(rows.get(i), unknown), moves, touched);
        }
    }

    /** Rows that leave one value for another touch the answers about both. */
    private void moveRows(TableWrite write, Consumer<Stripe> touched) {
        Set<String> changed = write.changed();
        List<Map<String, Object>> rows = write.rows();
        if (changed == null || rows.isEmpty() || write.newRows().size() != 1) {
            tell(anyRow, true, touched);
            return;
        }
        Map<String, Object> values = write.newRows().get(0);
        for (int i = 0; i < rows.size(); i++) {
            tell(stripe(rows.get(i), changed, values, anyRow), true, touched);
        }
    }

    private void touchRows(List<Map<String, Object>> known, boolean moves, Consumer<Stripe> touched) {
        if (known.isEmpty()) {
            tell(anyRow, moves, touched);
        }
        for (int i = 0; i < known.size(); i++) {
            tell(stripe(known.get(i), anyRow), moves, touched);
        }
    }

    /** @param unknown for a row of which not all the values are known */
    private Stripe stripe(Map<String, ? extends @Nullable Object> row, Stripe unknown) {
        return stripe(row, Set.of(), row, unknown);
    }

    /** Of a row with these values once the changed ones are others. */
    private Stripe stripe(
            Map<String, ? extends @Nullable Object> row,
            Set<String> changed,
            Map<String, ? extends @Nullable Object> values,
            Stripe unknown) {
        int hash = 1;
        for (String column : columns) {
            Object value = (changed.contains(column) ? values : row).get(column);
            if (value == null) {
                return unknown;
            }
            hash = 31 * hash + value.hashCode();
        }
        return stripe((hash * 0x9E3779B9) >>> -BITS);
    }

    /** Whoever was the first to write here would have made it: until now nobody has. */
    private Stripe stripe(int index) {
        @Nullable Stripe[] group = rows[index >>> GROUP_BITS];
        if (group == null) {
            group = new Stripe[1 << GROUP_BITS];
            rows[index >>> GROUP_BITS] = group;
        }
        int at = index & ((1 << GROUP_BITS) - 1);
        Stripe stripe = group[at];
        if (stripe == null) {
            stripe = new Stripe(time);
            group[at] = stripe;
        }
        return stripe;
    }
}
