package io.fallbackcached.jdbc.sql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table, as results tell that a value of theirs is from it. Immutable. */
public final class ResultColumn {

    private final String name;
    private final long table;
    private final int position;
    private final Function<Object, @Nullable Object> form;

    /**
     * @param table the number that the database knows the table by
     * @param position the column's number in the table
     * @param form brings a value into the form of {@link ValueSource#canonical}; null if that cannot be
     */
    public ResultColumn(String name, long table, int position, Function<Object, @Nullable Object> form) {
        this.name = name;
        this.table = table;
        this.position = position;
        this.form = form;
    }

    public String name() {
        return name;
    }

    public long table() {
        return table;
    }

    public int position() {
        return position;
    }

    /** As {@link ValueSource#canonical}. */
    public @Nullable Object canonical(Object value) {
        return form.apply(value);
    }
}
