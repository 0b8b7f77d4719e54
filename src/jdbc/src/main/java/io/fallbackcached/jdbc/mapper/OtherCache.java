package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cache of the mapper's own: from where its answers are, and whether they are right, nobody can tell. Thread-safe. */
final class OtherCache extends InLoads {

    private final String detail;

    OtherCache(Coherence coherence, String detail) {
        super(coherence);
        this.detail = detail;
    }

    @Override
    WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments) {
        return new Answer() {
            @Override
            public void returned(@Nullable Object value) {
                if (!isNothing(value)) {
                    load.refuseUnlessRuled(RefusalCode.UNSEEN_STATEMENTS, detail);
                }
            }
        };
    }

    /** No collection of query results is nothing: an empty one is the result of a query. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null || (value instanceof Map && ((Map<?, ?>) value).isEmpty());
    }
}
