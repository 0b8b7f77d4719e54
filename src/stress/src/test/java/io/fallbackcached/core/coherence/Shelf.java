package io.fallbackcached.core.coherence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row, read and written as the watchers of statements do. Many are made: what can be shared is, and its
 * table is known to no database.
 */
final class Shelf {

    private static final Coherence COHERENCE = new Coherence();
    private static final Database DATABASE = COHERENCE.database("shelf");
    private static final Context CONTEXT = new Context(DATABASE, List.of("app"));
    private static final RowRead ROW = new RowRead(List.of(Map.of("id", 1)), true, true);

    private final Table books = new Table(DATABASE, "public.books", COHERENCE.now(), new Stripe(0));
    private final Session session = COHERENCE.session(CONTEXT);
    private final List<TableWrite> write = List.of(TableWrite.update(
            books, List.of(Map.of("id", 1)), Set.of("title"), Map.of("title", "new"), "update books"));

    /** What is committed, and so seen by others. */
    volatile int content;

    Doubt commits() {
        return session.commits(write);
    }

    /** A load by the row's key; what it read is in its result. */
    Loaded load() {
        LoadScope load = COHERENCE.here().begin();
        int read = content;
        load.reads(session, books, ROW, "select title");
        return new Loaded(read, load.end(List.of()).freshness());
    }

    /** What a load read, and until when it may be served. */
    static final class Loaded {
        final int read;
        private final @Nullable Freshness freshness;

        Loaded(int read, @Nullable Freshness freshness) {
            this.read = read;
            this.freshness = freshness;
        }

        boolean holds() {
            return freshness != null && freshness.holds();
        }
    }
}
