package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import org.jspecify.annotations.Nullable;

/** A mapper lets go of all it had. Thread-safe. */
final class Forgetting implements Watcher {

    private final Coherence coherence;

    Forgetting(Coherence coherence) {
        this.coherence = coherence;
    }

    @Override
    public @Nullable WatchedCall begin(@Nullable Object mapper, @Nullable Object[] arguments) {
        if (mapper != null && !coherence.isQuiet()) {
            coherence.here().holdsNothing(mapper);
        }
        return null;
    }
}
