package io.fallbackcached.postgres.logical;

import io.fallbackcached.postgres.ColumnForm;
import org.jspecify.annotations.Nullable;

/** A column of a table that changes come from. Immutable. */
final class HeardColumn {

    private final String name;
    private final byte[] bytes;
    private final @Nullable ColumnForm form;
    private final boolean identity;

    /**
     * @param form null if its values cannot be compared
     * @param identity whether it is of the key that tells a changed row
     */
    HeardColumn(String name, ServerEncoding encoding, @Nullable ColumnForm form, boolean identity) {
        this.name = name;
        this.bytes = encoding.bytes(name);
        this.form = form;
        this.identity = identity;
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isIdentity() {
        return identity;
    }

    /** The value in the form in which equal values are equal objects; null if it is null, or not known. */
    @Nullable
    Object value(Tuple tuple, int at, ServerEncoding encoding) {
        if (form == null || tuple.isNull(at)) {
            return null;
        }
        Object value = null;
        switch (form) {
            case INTEGER:
                value = tuple.integer(at);
                break;
            case TEXT:
                value = tuple.text(at, encoding);
                break;
            case UUID_:
                value = tuple.uuid(at, encoding);
                break;
            default:
        }
        return value == null ? null : form.canonical(value);
    }
}
