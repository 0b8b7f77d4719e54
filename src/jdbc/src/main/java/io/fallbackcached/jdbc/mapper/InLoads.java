package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import org.jspecify.annotations.Nullable;

/** Is told of calls that are made while a cached method's body runs in their thread; of others there is nothing to note. */
abstract class InLoads implements Watcher {

    private final Coherence coherence;

    InLoads(Coherence coherence) {
        this.coherence = coherence;
    }

    @Override
    public final @Nullable WatchedCall begin(@Nullable Object target, @Nullable Object[] arguments) {
        LoadScope load = coherence.isQuiet() ? null : coherence.here().load();
        return load == null || target == null ? null : begin(load, target, arguments);
    }

    abstract @Nullable WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments);

    /** A call of which only what it returns matters. */
    abstract static class Answer implements WatchedCall {

        @Override
        public void thrown(Throwable failure) {
            // no answer
        }
    }
}
