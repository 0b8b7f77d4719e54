package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Catalogue;

/** Asks {@link Catalogue#bySize}. */
public final class SizeLoop implements Loop {

    @Override
    public int run(Catalogue subject, KeySet keys, int from, int count) {
        String[] codes = keys.codes();
        int[] order = keys.order();
        Object none = keys.none();
        int found = 0;
        for (int i = from; i < from + count; i++) {
            int key = order[i & (order.length - 1)];
            Object name = subject.bySize(codes[key], key & 7);
            if (name == none) {
                found++;
            }
        }
        return found;
    }
}
