package io.fallbackcached.core.coherence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A commit between its beginning and its end: what it wrote is in doubt, so that answers which depend on it are neither
 * served nor kept. Must be ended, whatever becomes of the commit. Thread-safe.
 *
 * <p>Locks are taken in the order database, table, doubt.
 */
public final class Doubt {

    private final Coherence coherence;
    private final Set<Stripe> marked = new FewStripes();
    private final Map<Table, String> tables = new HashMap<>(2);
    private final List<Database> databases = new ArrayList<>(0);
    private boolean ended;

    Doubt(Coherence coherence) {
        this.coherence = coherence;
    }

    /** The commit took place, or may have: answers from before are wrong. Only the first ending counts. */
    public void committed() {
        end(true);
    }

    /** The commit certainly did not take place: answers from before are right. */
    public void rolledBack() {
        end(false);
    }

    /** Puts in doubt what a write touches too. */
    public void touches(TableWrite write) {
        write.table().mark(write, this);
    }

    /** Puts a whole database in doubt too. */
    public void touchesEverything(Database database, String statement) {
        database.markEverything(statement, this);
    }

    synchronized void mark(Stripe stripe) {
        add(stripe);
        coherence.doubted();
    }

    /** Marks what a write touches, as its table says it, all at once. */
    synchronized void mark(Table table, TableWrite write) {
        tables.putIfAbsent(table, write.statement());
        table.touch(write, this::add);
        coherence.doubted();
    }

    private void add(Stripe stripe) {
        if (marked.add(stripe)) {
            stripe.mark();
        }
    }

    synchronized void joined(Database database) {
        databases.add(database);
    }

    /**
     * In this order: stripes that come into being once the tables have been left take over the time of those settled first;
     * those that did while they were being left are settled last.
     */
    private void end(boolean committed) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        long time = committed ? coherence.tick() : 0;
        settleMarked(committed, time);
        leave(time);
        settleMarked(committed, time);
        if (committed) {
            remember();
        }
    }

    private synchronized void settleMarked(boolean committed, long time) {
        for (Stripe stripe : marked) {
            if (committed) {
                stripe.publish(time);
            } else {
                stripe.unmark();
            }
        }
        marked.clear();
    }

    private void leave(long time) {
        List<Database> databasesNow;
        synchronized (this) {
            databasesNow = List.copyOf(databases);
        }
        for (Database database : databasesNow) {
            database.settled(this, time);
        }
        List<Table> tablesNow;
        synchronized (this) {
            tablesNow = List.copyOf(tables.keySet());
        }
        for (Table table : tablesNow) {
            table.settled(this);
        }
    }

    private synchronized void remember() {
        String thread = Thread.currentThread().getName();
        long now = System.currentTimeMillis();
        tables.forEach((table, statement) -> table.written(new LastWrite(statement, thread, now)));
    }
}
