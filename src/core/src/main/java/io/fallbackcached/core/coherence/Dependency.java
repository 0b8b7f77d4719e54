package io.fallbackcached.core.coherence;

import org.jspecify.annotations.Nullable;

/** One thing a load depends on, for people. Immutable. */
public final class Dependency {

    private final @Nullable Table table;
    private final String rows;
    private final String statement;
    private final String why;

    /** @param table null for any table */
    Dependency(@Nullable Table table, String rows, String statement, String why) {
        this.table = table;
        this.rows = rows;
        this.statement = statement;
        this.why = why;
    }

    public String table() {
        return table == null ? "any table" : table.name();
    }

    /** Which rows. */
    public String rows() {
        return rows;
    }

    /** The SQL that read them. */
    public String statement() {
        return statement;
    }

    /** Why it is not more exact; empty if it is exact. */
    public String why() {
        return why;
    }

    /** What last wrote to the table, by any row; for people. */
    public String lastWrite() {
        LastWrite write = table == null ? null : table.lastWrite();
        return write == null ? "none seen" : write.toString();
    }

    /** Whose writes to the table are heard of, for people. */
    public String coverage() {
        return table == null ? "as each table is" : table.database().coverage().of(table.name());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dependency && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return table() + ", " + rows + (why.isEmpty() ? "" : " (" + why + ")") + ": " + statement;
    }
}
