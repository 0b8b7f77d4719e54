package io.fallbackcached.bench.miss;

/** Calls {@link Subject#read}. */
public final class ReadLoop implements Loop {

    @Override
    public int run(Subject subject, long from, int calls) {
        int empty = 0;
        for (long key = from; key < from + calls; key++) {
            if (subject.read(key) == null) {
                empty++;
            }
        }
        return empty;
    }
}
