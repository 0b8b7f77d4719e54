package io.fallbackcached.core.coherence;

import java.util.List;

/** What one commit writes to one database, as far as that is certain. Immutable. */
public final class WriteSet {

    private final List<TableWrite> writes;
    private final String everything;
    private final boolean definesTables;

    private WriteSet(List<TableWrite> writes, String everything, boolean definesTables) {
        this.writes = List.copyOf(writes);
        this.everything = everything;
        this.definesTables = definesTables;
    }

    /** @param writes all there are */
    public static WriteSet of(List<TableWrite> writes) {
        return new WriteSet(writes, "", false);
    }

    /**
     * A commit that may write anything.
     *
     * @param statement for people; not empty
     * @param definesTables whether tables, views or functions may change too
     */
    public static WriteSet everything(String statement, boolean definesTables) {
        return new WriteSet(List.of(), statement, definesTables);
    }

    /** Empty if anything may be written. */
    public List<TableWrite> writes() {
        return writes;
    }

    public boolean isEverything() {
        return !everything.isEmpty();
    }

    /** Whether tables, views or functions may change, so that what statements mean has to be found out anew. */
    public boolean definesTables() {
        return definesTables;
    }

    public boolean isEmpty() {
        return writes.isEmpty() && everything.isEmpty();
    }

    /** The same, by a commit that may change tables, views or functions too. */
    public WriteSet definingTables() {
        return everything(everything.isEmpty() ? "a change of the schema" : everything, true);
    }

    @Override
    public String toString() {
        return isEverything() ? "everything, by " + everything : writes.toString();
    }
}
