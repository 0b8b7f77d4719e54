package io.fallbackcached.jdbc.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs what the agent itself asks of a driver: none of it is the application's. */
final class Unwatched {

    private static final ThreadLocal<@Nullable Boolean> HERE = new ThreadLocal<>();

    private Unwatched() {}

    /** Whether the calling thread is asking on the agent's behalf. */
    static boolean here() {
        return HERE.get() != null;
    }

    static <T extends @Nullable Object> T call(Asking<T> asking) throws SQLException {
        if (here()) {
            return asking.call();
        }
        HERE.set(Boolean.TRUE);
        try {
            return asking.call();
        } finally {
            HERE.remove();
        }
    }

    /** As {@link #call}, for what neither answers nor fails. */
    static void run(Runnable telling) {
        if (here()) {
            telling.run();
            return;
        }
        HERE.set(Boolean.TRUE);
        try {
            telling.run();
        } finally {
            HERE.remove();
        }
    }

    /** A question to a driver. */
    interface Asking<T extends @Nullable Object> {
        T call() throws SQLException;
    }
}
