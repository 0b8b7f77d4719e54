package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction whose changes are arriving. It has been committed, as all of which anything arrives; what it wrote is in doubt
 * from its first row on. Used by one thread.
 */
final class HeardTransaction {

    /** More rows of a table cost more to tell apart than it would save. */
    private static final int MOST_ROWS = 64;

    private final long xid;
    private final Doubt doubt;
    private final Map<Table, int[]> rows = new HashMap<>();
    private @Nullable Table exhausted;
    private boolean empty = true;
    private boolean everything;

    HeardTransaction(long xid, Doubt doubt) {
        this.xid = xid;
        this.doubt = doubt;
    }

    /** The lower 32 bits of its number. */
    long xid() {
        return xid;
    }

    Doubt doubt() {
        return doubt;
    }

    /** Whether nothing has arrived of it: it may have changed definitions. */
    boolean isEmpty() {
        return empty;
    }

    /** A message of an agent's has arrived, and agents change no definitions. */
    void saysSomething() {
        empty = false;
    }

    /** Whether everything is in doubt, so that no further line matters. */
    boolean isEverything() {
        return everything;
    }

    /** Whether another row of the table is to be told apart; if not, all of it is in doubt. */
    boolean countsRow(HeardTable heard) {
        empty = false;
        Table table = heard.table();
        if (table == exhausted) {
            return false;
        }
        int[] count = rows.computeIfAbsent(table, first -> new int[1]);
        if (count[0] < MOST_ROWS) {
            count[0]++;
            return true;
        }
        if (count[0] == MOST_ROWS) {
            touchesAll(heard, "many rows by anyone, heard of from the server");
        }
        exhausted = table;
        return false;
    }

    void touches(HeardTable heard, TableWrite write) {
        doubt.touches(write);
        if (write.kind() == TableWrite.Kind.ANY) {
            touchesAll(heard, write.statement());
            return;
        }
        int[] count = rows.computeIfAbsent(heard.table(), first -> new int[1]);
        if (count[0] == 1) {
            touchAncestors(heard, write.statement());
        }
    }

    void touchesAll(HeardTable heard, String statement) {
        empty = false;
        rows.computeIfAbsent(heard.table(), first -> new int[1])[0] = MOST_ROWS + 1;
        doubt.touches(TableWrite.any(heard.table(), statement));
        touchAncestors(heard, statement);
    }

    void touchesEverything(Database database, String why) {
        empty = false;
        everything = true;
        doubt.touchesEverything(database, why);
    }

    private void touchAncestors(HeardTable heard, String statement) {
        for (Table ancestor : heard.ancestors()) {
            doubt.touches(TableWrite.any(ancestor, statement));
        }
    }
}
