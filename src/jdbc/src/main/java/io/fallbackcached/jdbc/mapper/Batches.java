package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.ThreadView;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ebean's batches: what is saved waits in them until they are full, a query is run or the transaction commits. Each
 * transaction that saves has one of its own, and nothing is known of it any more once it was written out. Thread-safe.
 */
final class Batches {

    private final Coherence coherence;
    private final OwnMethods isEmpty = new OwnMethods("isEmpty");
    private final Predicate<Object> holding = this::holds;

    Batches(Coherence coherence) {
        this.coherence = coherence;
    }

    /** Of what may stay in a batch. */
    Watcher saving() {
        return (batch, arguments) -> {
            if (batch == null) {
                return null;
            }
            writing().mayHoldBack(batch, holding);
            return new WatchedCall() {
                @Override
                public void returned(@Nullable Object value) {
                    // It may have been written out, and so forgotten, before it took what this call brought.
                    rememberIfHolding(batch);
                }

                @Override
                public void thrown(Throwable failure) {
                    rememberIfHolding(batch);
                }
            };
        };
    }

    /** Of statements that follow what is in the batch. Whether any wait, a batch does not tell. */
    Watcher queueing() {
        return (batch, arguments) -> {
            if (batch != null) {
                ThreadView thread = writing();
                thread.holdsNothing(batch);
                thread.mayHoldBack(batch, queued -> true);
            }
            return null;
        };
    }

    /** Of writing out all there is. */
    Watcher writingOut() {
        return (batch, arguments) -> {
            if (batch == null || coherence.isQuiet()) {
                return null;
            }
            return new InLoads.Answer() {
                @Override
                public void returned(@Nullable Object value) {
                    coherence.here().holdsNothing(batch);
                    rememberIfHolding(batch);
                }
            };
        };
    }

    private ThreadView writing() {
        ThreadView thread = coherence.here();
        LoadScope load = thread.load();
        if (load != null) {
            load.refuse(RefusalCode.WRITING_METHOD, "writes with Ebean");
        }
        return thread;
    }

    private void rememberIfHolding(Object batch) {
        if (holds(batch)) {
            coherence.here().mayHoldBack(batch, holding);
        }
    }

    private boolean holds(Object batch) {
        try {
            return !Boolean.TRUE.equals(isEmpty.invoke(batch));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return true;
        }
    }
}
