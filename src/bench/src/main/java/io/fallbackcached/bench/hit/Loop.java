package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Catalogue;

/**
 * Asks a catalogue by keys of one shape. Each variant that is measured runs a copy of the class of its own, so that each
 * copy sees one catalogue only, and the compiler specialises it as it does an application's loop.
 */
public interface Loop {

    /**
     * @param from where in the order of keys to begin
     * @return how many of the names were none, so that no compiler can leave one out: 0
     */
    int run(Catalogue subject, KeySet keys, int from, int count);
}
