package io.fallbackcached.core.coherence;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run found in the memories of object-relational mappers. What was looked for in vain and found later was read in
 * between, by the run itself. Used by one thread.
 */
final class Recollection {

    /** Null until a mapper is seen: most runs have none. */
    private @Nullable IdentityHashMap<Object, Set<Object>> missed;

    private boolean older;

    void looked(Object memory, Object key, boolean found) {
        if (older) {
            return;
        }
        IdentityHashMap<Object, Set<Object>> known = missed == null ? new IdentityHashMap<>(4) : missed;
        missed = known;
        Set<Object> own = known.computeIfAbsent(memory, unused -> new HashSet<>());
        if (found) {
            older = !own.contains(key);
        } else {
            own.add(key);
        }
        if (older) {
            missed = null;
        }
    }

    /** Whether something was found that was there before the run. */
    boolean isOlder() {
        return older;
    }
}
