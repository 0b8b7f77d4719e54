package io.fallbackcached.bench.memory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Puts entries of one kind in, and tells what they take: a JVM of its own. Arguments: variant, kind, by {@code JOL} or by {@code
 * heap}, how many. Each figure is a line: {@code bytes} for an entry or {@code entries}, tab, number.
 */
public final class FillingMain {

    /**
     * Statements must be understood, everything loaded that the first calls need, and all stripes of the table made, before anything is
     * compared. Of stripes a table has so many and no more, whatever the number of entries.
     */
    private static final int BEFORE = 30_000;

    /** On a busy machine a million statements take longer than anybody waits. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final long end = System.nanoTime() + PATIENCE;
    private final Filled filled;
    private int next;

    private FillingMain(Filled filled) {
        this.filled = filled;
    }

    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[1]);
        boolean isOurs = arguments[0].equals("ours");
        boolean isByJol = arguments[2].equals("JOL");
        int count = Integer.parseInt(arguments[3]);
        try (Connection connection = Items.connect()) {
            Items items = new Items(connection);
            FillingMain filling = new FillingMain(isOurs ? Filled.woven(kind, items) : Filled.bare(kind, items));
            double bytes = isByJol ? filling.byGraph(count) : filling.byHeap(count);
            System.out.println(String.format(Locale.ROOT, "bytes\t%.2f", bytes));
            System.out.println("entries\t" + (filling.next - BEFORE));
            if (isOurs) {
                checkKept(kind, items, filling.next);
            }
        }
        System.exit(0);
    }

    private double byGraph(int count) throws SQLException, ReflectiveOperationException {
        add(BEFORE);
        // The first look makes what JOL keeps for itself, some of it within reach.
        Size.ofGraph(filled.root());
        long before = Size.ofGraph(filled.root());
        int added = add(count);
        return (double) (Size.ofGraph(filled.root()) - before) / added;
    }

    private double byHeap(int count) throws SQLException {
        add(BEFORE);
        // By then the agent has let go of what it needed to weave and to understand the first statements.
        int early = add(count / 10);
        long before = Size.ofHeap();
        int added = add(count - early);
        return (double) (Size.ofHeap() - before) / added;
    }

    /** @return how many were added until patience ended */
    private int add(int count) throws SQLException {
        int added = 0;
        while (added < count && System.nanoTime() < end) {
            filled.add(++next);
            added++;
        }
        return added;
    }

    /** Entries that are not there take nothing: without this, a fault would look like a success. */
    private static void checkKept(Kind kind, Items items, int entries) throws SQLException {
        long before = items.bodies();
        for (int id = BEFORE; id <= entries; id++) {
            kind.look(items, id);
        }
        long missed = items.bodies() - before;
        if (missed > entries / 1000) {
            throw new IllegalStateException(missed + " of " + entries + " entries were not kept: " + kind.words());
        }
    }
}
