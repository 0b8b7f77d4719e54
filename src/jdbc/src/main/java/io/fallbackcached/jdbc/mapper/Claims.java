package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.watch.WatchedCall;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query that become entities: those that Hibernate has already stay as they are. The call answers the same in both
 * cases, so it is asked before whether it has them; that call is watched in its turn. Thread-safe.
 */
final class Claims extends InLoads {

    private final PublicMethods look = new PublicMethods("getEntityHolder", 1);

    Claims(Coherence coherence) {
        super(coherence);
    }

    @Override
    @Nullable
    WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments) {
        try {
            look.invoke(target, arguments[0]);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("cannot ask what Hibernate has", fault);
        }
        return null;
    }
}
