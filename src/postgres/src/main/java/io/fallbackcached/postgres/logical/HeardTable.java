package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the catalogue says of a table that changes come from. Immutable. */
final class HeardTable {

    private final Table table;
    private final List<Table> ancestors;
    private final boolean wholeRows;
    private final List<HeardColumn> columns;
    private final Set<String> unfixed = new HashSet<>();
    private final boolean identified;

    /**
     * @param ancestors what rows of this table are rows of too
     * @param wholeRows whether changes tell all of the row as it was
     * @param columns all, in their order
     */
    HeardTable(Table table, List<Table> ancestors, boolean wholeRows, List<HeardColumn> columns) {
        this.table = table;
        this.ancestors = List.copyOf(ancestors);
        this.wholeRows = wholeRows;
        this.columns = List.copyOf(columns);
        this.identified = columns.stream().anyMatch(HeardColumn::isIdentity);
        for (HeardColumn column : columns) {
            if (!column.isIdentity()) {
                unfixed.add(column.name());
            }
        }
    }

    Table table() {
        return table;
    }

    List<Table> ancestors() {
        return ancestors;
    }

    boolean tellsWholeRows() {
        return wholeRows;
    }

    /** Whether an update that says nothing of the row as it was has left a key alone. */
    boolean isIdentified() {
        return identified;
    }

    List<HeardColumn> columns() {
        return columns;
    }

    /** The columns that such an update may have changed. */
    Set<String> unfixed() {
        return unfixed;
    }
}
