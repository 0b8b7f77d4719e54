package io.fallbackcached.core.call;

import java.util.concurrent.atomic.LongAdder;

/** Counts what is off the hit path. Thread-safe. */
final class Counters {

    private final LongAdder misses = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder bypasses = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder unkept = new LongAdder();

    void miss() {
        misses.increment();
    }

    void load() {
        loads.increment();
    }

    void bypass() {
        bypasses.increment();
    }

    void refusal() {
        refusals.increment();
    }

    void unkept() {
        unkept.increment();
    }

    Statistics snapshot() {
        return new Statistics(misses.sum(), loads.sum(), bypasses.sum(), refusals.sum(), unkept.sum());
    }
}
