package io.fallbackcached.core.coherence;

import org.jspecify.annotations.Nullable;

/** One thing a load depends on, for people. Immutable. */
public final class Dependency {

    private final @Nullable Table table;
    private final @Nullable RowRead rows;
    private final String statement;
    private final String why;

    /**
     * @param table null for any table
     * @param rows null for any
     */
    Dependency(@Nullable Table table, @Nullable RowRead rows, String statement, String why) {
        this.table = table;
        this.rows = rows;
        this.statement = statement;
        this.why = why;
    }

    /** The same, without the values by which rows were read. */
    public Dependency withoutValues() {
        return rows == null ? this : new Dependency(table, rows.withoutValues(), statement, why);
    }

    public String table() {
        return table == null ? "any table" : table.name();
    }

    /** Which rows. */
    public String rows() {
        return rows == null ? "any row" : rows.toString();
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
        if (!(other instanceof Dependency)) {
            return false;
        }
        Dependency that = (Dependency) other;
        return table == that.table
                && statement.equals(that.statement)
                && why.equals(that.why)
                && (rows == null ? that.rows == null : that.rows != null && rows.isLike(that.rows));
    }

    /** Without the rows: the statement says nearly always which. */
    @Override
    public int hashCode() {
        return statement.hashCode();
    }

    @Override
    public String toString() {
        return table() + ", " + rows() + (why.isEmpty() ? "" : " (" + why + ")") + ": " + statement;
    }
}
