package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import org.jspecify.annotations.Nullable;

/** Work handed to other threads, whose statements are not seen to belong to the load. Thread-safe. */
final class OtherThreads extends InLoads {

    private final String detail;

    OtherThreads(Coherence coherence, String detail) {
        super(coherence);
        this.detail = detail;
    }

    @Override
    @Nullable
    WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments) {
        load.refuseUnlessRuled(RefusalCode.UNSEEN_STATEMENTS, detail);
        return null;
    }
}
