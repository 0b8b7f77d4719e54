package io.fallbackcached.bench.miss;

/** Calls {@link Subject#tiny}. */
public final class TinyLoop implements Loop {

    @Override
    public int run(Subject subject, long from, int calls) {
        int empty = 0;
        for (long key = from; key < from + calls; key++) {
            if (subject.tiny(key) == null) {
                empty++;
            }
        }
        return empty;
    }
}
