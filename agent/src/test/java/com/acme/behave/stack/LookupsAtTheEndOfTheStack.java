package com.acme.behave.stack;

import com.acme.behave.Tally;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls at ever greater depths until the stack is full, so that it overflows at many places inside the agent; afterwards
 * every key must be answered, be right, and be kept.
 */
public class LookupsAtTheEndOfTheStack implements Scenario {

    private static final long STACK = 256 * 1024;
    private static final int STEPS = 400;
    private static final int ROUNDS = 3;
    private static final int KEYS = ROUNDS * STEPS;

    private final Tally tally = new Tally();
    private final Depths depths = new Depths(tally);

    @Override
    public void run(Transcript out) throws Exception {
        depths.find("warm", 0);
        AtomicReference<String> trouble = new AtomicReference<>("none");
        Thread deep = new Thread(null, () -> overflow(trouble), "deep", STACK);
        deep.start();
        deep.join();
        out.line("wrong answers " + trouble.get());
        long start = System.nanoTime();
        for (int key = 0; key < KEYS; key++) {
            same("key " + key + " 0", depths.find("key " + key + " ", 0));
        }
        int before = tally.runs();
        for (int key = 0; key < KEYS; key++) {
            same("key " + key + " 0", depths.find("key " + key + " ", 0));
        }
        out.line("runs of kept keys " + (tally.runs() - before));
        out.line("waited " + (System.nanoTime() - start > 30_000_000_000L));
    }

    /** Finds how deep it goes, then tries every depth just above; frames shrink as they are compiled, so more than once. */
    private void overflow(AtomicReference<String> trouble) {
        for (int round = 0; round < ROUNDS; round++) {
            int deepest = deepest();
            for (int step = 0; step < STEPS; step++) {
                String key = "key " + (round * STEPS + step) + " ";
                try {
                    String found = depths.findBelow(Math.max(0, deepest - step), key);
                    if (!(key + 0).equals(found)) {
                        trouble.set(key + " is " + found);
                    }
                } catch (StackOverflowError expected) {
                    // the application's own affair
                }
            }
        }
    }

    private int deepest() {
        int low = 0;
        int high = 1_000_000;
        while (low < high - 1) {
            int middle = (low + high) / 2;
            try {
                depths.findBelow(middle, "probe");
                low = middle;
            } catch (StackOverflowError tooDeep) {
                high = middle;
            }
        }
        return high + 20;
    }

    private static void same(String expected, String found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
