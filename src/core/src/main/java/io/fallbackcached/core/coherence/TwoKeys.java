package io.fallbackcached.core.coherence;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows known by two keys, for answers of which both are known: read by a number, say, that the application's users go by, and
 * written by the primary key. A write that says either touches that row's stripe there; one that says neither of a row touches the
 * stripe here. What a write says of one key touches any row by the other, which these answers do not depend on. Guarded by its
 * table.
 */
final class TwoKeys {

    private final RowStripes one;
    private final RowStripes other;
    private final Stripe neither;

    /**
     * @param one by columns in which no two rows have the same values
     * @param other likewise
     * @param time of the last commit that may have touched any of the rows
     */
    TwoKeys(RowStripes one, RowStripes other, long time) {
        this.one = one;
        this.other = other;
        this.neither = new Stripe(time);
    }

    boolean are(RowStripes first, RowStripes second) {
        return one == first && other == second;
    }

    Stripe neither() {
        return neither;
    }

    /** A row that is inserted is none that an answer was made of. */
    void touch(TableWrite write, Consumer<Stripe> touched) {
        if (write.kind() != TableWrite.Kind.INSERT && !tellsEachRow(write)) {
            touched.accept(neither);
        }
    }

    private boolean tellsEachRow(TableWrite write) {
        for (Map<String, Object> row : write.rows()) {
            if (!one.areToldBy(row) && !other.areToldBy(row)) {
                return false;
            }
        }
        return !write.rows().isEmpty();
    }
}
