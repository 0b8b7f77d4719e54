package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A watcher of objects that may ask the driver, whose refusal to answer is a fault like any other. */
final class Asking implements Watcher {

    private final Answering answering;

    Asking(Answering answering) {
        this.answering = answering;
    }

    @Override
    public @Nullable WatchedCall begin(@Nullable Object target, @Nullable Object[] arguments) {
        try {
            return target == null ? null : answering.begin(target, arguments);
        } catch (SQLException untold) {
            throw new IllegalStateException(untold);
        }
    }

    interface Answering {
        @Nullable
        WatchedCall begin(Object target, @Nullable Object[] arguments) throws SQLException;
    }
}
