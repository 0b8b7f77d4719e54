package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Catalogue;

/** Asks {@link Catalogue#byId}. */
public final class IdLoop implements Loop {

    @Override
    public int run(Catalogue subject, KeySet keys, int from, int count) {
        int[] order = keys.order();
        Object none = keys.none();
        int found = 0;
        for (int i = from; i < from + count; i++) {
            int key = order[i & (order.length - 1)];
            Object name = subject.byId(key);
            if (name == none) {
                found++;
            }
        }
        return found;
    }
}
