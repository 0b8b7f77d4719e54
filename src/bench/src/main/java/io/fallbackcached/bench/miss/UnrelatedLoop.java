package io.fallbackcached.bench.miss;

/** Calls {@link Subject#unrelated}. */
public final class UnrelatedLoop implements Loop {

    @Override
    public int run(Subject subject, long from, int calls) {
        int empty = 0;
        for (long key = from; key < from + calls; key++) {
            if (subject.unrelated(key) == null) {
                empty++;
            }
        }
        return empty;
    }
}
