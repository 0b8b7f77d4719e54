package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Catalogue;

/** Asks {@link Catalogue#only}. */
public final class NoKeyLoop implements Loop {

    @Override
    public int run(Catalogue subject, KeySet keys, int from, int count) {
        Object none = keys.none();
        int found = 0;
        for (int i = from; i < from + count; i++) {
            Object name = subject.only();
            if (name == none) {
                found++;
            }
        }
        return found;
    }
}
