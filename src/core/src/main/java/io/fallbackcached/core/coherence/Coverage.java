package io.fallbackcached.core.coherence;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database's feed is there, so that what others write is heard of. While it is lost no answer from that database
 * is served or kept, unless its rule allows it for a while; once it is regained, everything from before is invalid.
 * Thread-safe.
 */
public final class Coverage {

    private final String database;
    private final Coherence coherence;
    private final Stripe stripe;
    private @Nullable Doubt doubt;
    private volatile UnaryOperator<String> tables = table -> "this JVM alone";
    private volatile Predicate<String> hears = table -> true;
    private String state = "no feed: only what this JVM writes is seen";
    private Instant since = Instant.now();
    private long losses;
    private volatile boolean lost;

    Coverage(String database, Coherence coherence, long time) {
        this.database = database;
        this.coherence = coherence;
        this.stripe = new Stripe(time);
    }

    /** From now on writes by others may go unheard. Of no effect but for the reason while that is so already. */
    public synchronized void lost(String why) {
        state = why;
        if (doubt == null) {
            coherence.expectOthers();
            Doubt gap = new Doubt(coherence);
            gap.mark(stripe);
            gap.mark(coherence.anyCoverage());
            doubt = gap;
            lost = true;
            losses++;
            since = Instant.now();
        }
    }

    /**
     * What others write is heard of from now on, or never will be: answers from before are invalid.
     *
     * @param how by what feed, for people
     */
    public synchronized void regained(String how) {
        state = how;
        since = Instant.now();
        Doubt gap = doubt;
        if (gap != null) {
            doubt = null;
            lost = false;
            gap.committed();
        }
    }

    /**
     * What the feed says of tables, by their names as the catalogue has them. Both are asked by any thread.
     *
     * @param table how it covers one, for people
     * @param whether whether it hears of writes to one at all; of the empty name: to every one
     */
    public void describedBy(UnaryOperator<String> table, Predicate<String> whether) {
        tables = table;
        hears = whether;
    }

    /** Whether writes by others to a table are heard of; of the empty name: to every table. */
    boolean hears(String table) {
        return hears.test(table);
    }

    /** Whose writes to a table are heard of, for people. */
    String of(String table) {
        return tables.apply(table);
    }

    public boolean isLost() {
        return lost;
    }

    /** How often it was lost, its beginning included. */
    public synchronized long losses() {
        return losses;
    }

    /** What every answer from this database depends on. */
    Stripe stripe() {
        return stripe;
    }

    /** For people. */
    @Override
    public synchronized String toString() {
        return database + ": " + (lost ? "bypassed, " : "") + state + " (since " + since + ", lost " + losses
                + " times)";
    }
}
