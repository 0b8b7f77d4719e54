package io.fallbackcached.bench.miss;

/** Calls {@link Subject#computed}. */
public final class ComputedLoop implements Loop {

    @Override
    public int run(Subject subject, long from, int calls) {
        int empty = 0;
        for (long key = from; key < from + calls; key++) {
            if (subject.computed(key) == null) {
                empty++;
            }
        }
        return empty;
    }
}
