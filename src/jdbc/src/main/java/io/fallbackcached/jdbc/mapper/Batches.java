package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.ThreadView;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import org.jspecify.annotations.Nullable;

/** Ebean's batches: what is saved waits in them until they are full, a query is run or the transaction commits. Thread-safe. */
final class Batches implements Watcher {

    private final Coherence coherence;
    private final OwnMethods isEmpty = new OwnMethods("isEmpty");

    Batches(Coherence coherence) {
        this.coherence = coherence;
    }

    @Override
    public @Nullable WatchedCall begin(@Nullable Object batch, @Nullable Object[] arguments) {
        if (batch == null) {
            return null;
        }
        ThreadView thread = coherence.here();
        LoadScope load = thread.load();
        if (load != null) {
            load.refuse(RefusalCode.WRITING_METHOD, "writes with Ebean");
        }
        thread.mayHoldBack(batch, this::holds);
        return null;
    }

    private boolean holds(Object batch) {
        try {
            return !Boolean.TRUE.equals(isEmpty.invoke(batch));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return true;
        }
    }
}
