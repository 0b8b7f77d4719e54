package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Articles;
import java.time.Duration;
import java.util.function.Consumer;

/** Sees to it that what is measured are hits. */
public final class Hits {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_LOADS = 5;

    private Hits() {}

    /**
     * Asks for each key until all are kept. The first answers are not: the agent asks the database what the statement reads,
     * and its feed begins.
     *
     * @param asking asks for each key of the set once
     */
    public static void fill(int size, Consumer<KeySet> asking) {
        KeySet keys = KeySet.inTurn(size);
        long end = System.nanoTime() + PATIENCE.toNanos();
        long before;
        do {
            before = Articles.loads();
            asking.accept(keys);
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nothing is kept");
            }
        } while (Articles.loads() > before);
    }

    /** @param before how many loads there were when measuring began */
    public static void check(long before) {
        long loads = Articles.loads() - before;
        if (loads > MOST_LOADS) {
            throw new IllegalStateException(loads + " of what was measured were no hits");
        }
    }
}
