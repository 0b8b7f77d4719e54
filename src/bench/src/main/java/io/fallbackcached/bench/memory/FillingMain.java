package io.fallbackcached.bench.memory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Puts entries of one kind in, and tells what they take: a JVM of its own. Arguments: variant, kind, by {@code JOL} or by {@code
 * heap}, how many. The figure is a line: bytes, tab, bytes for an entry.
 */
public final class FillingMain {

    /** Statements must be understood, and everything loaded that the first calls need, before anything is compared. */
    private static final int BEFORE = 300;

    private final Filled filled;
    private long next;

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
            long bytes = isByJol ? filling.byGraph(count) : filling.byHeap(count);
            System.out.println(String.format(Locale.ROOT, "bytes\t%.2f", (double) bytes / count));
            if (isOurs) {
                checkKept(kind, items, count);
            }
        }
        System.exit(0);
    }

    private long byGraph(int count) throws SQLException, ReflectiveOperationException {
        add(BEFORE);
        // The first look makes what JOL keeps for itself, some of it within reach.
        Size.ofGraph(filled.root());
        long before = Size.ofGraph(filled.root());
        add(count);
        return Size.ofGraph(filled.root()) - before;
    }

    private long byHeap(int count) throws SQLException {
        add(BEFORE);
        long before = Size.ofHeap();
        add(count);
        return Size.ofHeap() - before;
    }

    private void add(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            filled.add(++next);
        }
    }

    /** Entries that are not there take nothing: without this, a fault would look like a success. */
    private static void checkKept(Kind kind, Items items, int entries) throws SQLException {
        long before = items.bodies();
        for (int id = BEFORE; id < entries; id++) {
            kind.look(items, id);
        }
        long missed = items.bodies() - before;
        if (missed > entries / 1000) {
            throw new IllegalStateException(missed + " of " + entries + " entries were not kept: " + kind.words());
        }
    }
}
