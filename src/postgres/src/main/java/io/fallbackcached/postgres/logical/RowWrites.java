package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.TableWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from a line which rows a change touches. Used by one thread. */
final class RowWrites {

    private static final String HEARD = " by anyone, heard of from the server";
    private static final String INSERT = "INSERT" + HEARD;
    private static final String UPDATE = "UPDATE" + HEARD;
    private static final String DELETE = "DELETE" + HEARD;

    /** Columns that answers of a table tell rows apart by, mostly. */
    private static final int FEW = 4;

    private final ServerEncoding encoding;

    RowWrites(ServerEncoding encoding) {
        this.encoding = encoding;
    }

    /**
     * @param line of a change, whose rows have been read
     * @return null if the line does not fit what is known of the table
     */
    @Nullable
    TableWrite of(TestDecoding.Sort sort, TestDecoding line, HeardTable table) {
        int[] before = places(line.before(), table);
        int[] after = places(line.after(), table);
        if (before == null || after == null) {
            return null;
        }
        switch (sort) {
            case INSERT:
                return line.after().isTold()
                        ? TableWrite.insert(table.table(), List.of(values(line.after(), after, table, false)), by(sort))
                        : TableWrite.any(table.table(), by(sort));
            case DELETE:
                return line.before().isTold()
                        ? TableWrite.delete(
                                table.table(), List.of(values(line.before(), before, table, false)), by(sort))
                        : TableWrite.any(table.table(), by(sort));
            case UPDATE:
                return update(line, table, before, after);
            default:
                return null;
        }
    }

    /** For people. */
    static String by(TestDecoding.Sort sort) {
        switch (sort) {
            case INSERT:
                return INSERT;
            case UPDATE:
                return UPDATE;
            case DELETE:
                return DELETE;
            default:
                return sort + HEARD;
        }
    }

    private TableWrite update(TestDecoding line, HeardTable table, int[] before, int[] after) {
        String by = by(TestDecoding.Sort.UPDATE);
        boolean keyLeftAlone = !line.before().isTold() && table.isIdentified() && !table.tellsWholeRows();
        if (!line.after().isTold() || !(line.before().isTold() || keyLeftAlone)) {
            return TableWrite.any(table.table(), by);
        }
        Map<String, Object> values = values(line.after(), after, table, false);
        return keyLeftAlone
                ? TableWrite.update(
                        table.table(), List.of(values(line.after(), after, table, true)), table.unfixed(), values, by)
                : TableWrite.update(
                        table.table(),
                        List.of(values(line.before(), before, table, false)),
                        changed(line, table, before, after),
                        values,
                        by);
    }

    /** Those that differ, and those of which the line does not tell what they were. */
    private static Set<String> changed(TestDecoding line, HeardTable table, int[] before, int[] after) {
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!isSame(line, table, before[i], after[i])) {
                changed.add(table.columns().get(i).name());
            }
        }
        return changed;
    }

    private static boolean isSame(TestDecoding line, HeardTable table, int before, int after) {
        if (after < 0) {
            return false;
        }
        if (line.after().isUnchanged(after)) {
            return true;
        }
        // Of the row as it was no nulls are told.
        return before < 0
                ? table.tellsWholeRows() && line.after().isNull(after)
                : line.after().isSame(after, line.before(), before);
    }

    /** Where in the tuple each column of the table stands, -1 if it does not; null if another stands there. */
    private static int @Nullable [] places(Tuple tuple, HeardTable table) {
        int[] places = new int[table.columns().size()];
        int told = 0;
        for (int i = 0; i < places.length; i++) {
            boolean there = told < tuple.size()
                    && tuple.isNamed(told, table.columns().get(i).bytes());
            places[i] = there ? told++ : -1;
        }
        return told == tuple.size() ? places : null;
    }

    /** Of the columns by which somebody tells rows apart: the others would be decoded for nothing. */
    private Map<String, Object> values(Tuple tuple, int[] places, HeardTable table, boolean identityOnly) {
        Map<String, Object> values = new HashMap<>(FEW);
        for (int i = 0; i < places.length; i++) {
            HeardColumn column = table.columns().get(i);
            boolean matters = column.isIdentity() || !identityOnly;
            if (matters && places[i] >= 0 && table.table().tellsRowsBy(column.name())) {
                Object value = column.value(tuple, places[i], encoding);
                if (value != null) {
                    values.put(column.name(), value);
                }
            }
        }
        return values;
    }
}
