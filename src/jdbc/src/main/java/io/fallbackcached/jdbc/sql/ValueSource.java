package io.fallbackcached.jdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * Where a column's value comes from: a placeholder or a literal, brought into the form in which the column's type compares
 * values. Immutable.
 */
public interface ValueSource {

    /**
     * The value in canonical form: two sources of one column give equal objects whenever the database would call the values
     * equal.
     *
     * @param parameters the bound values of the whole text, the first at index 0; null where nothing or NULL was bound
     * @return null if it cannot be told, or is NULL
     */
    @Nullable
    Object canonical(@Nullable Object[] parameters);
}
