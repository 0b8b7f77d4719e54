package io.fallbackcached.core.coherence;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What one run found in the memories of object-relational mappers. What was looked for in vain and found later was read in
 * between, by the run itself. Used by one thread.
 */
final class Recollection {

    private final IdentityHashMap<Object, Set<Object>> missed = new IdentityHashMap<>(4);
    private boolean older;

    void looked(Object memory, Object key, boolean found) {
        if (older) {
            return;
        }
        Set<Object> own = missed.computeIfAbsent(memory, unused -> new HashSet<>());
        if (found) {
            older = !own.contains(key);
        } else {
            own.add(key);
        }
        if (older) {
            missed.clear();
        }
    }

    /** Whether something was found that was there before the run. */
    boolean isOlder() {
        return older;
    }
}
