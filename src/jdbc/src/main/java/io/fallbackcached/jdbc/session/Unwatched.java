package io.fallbackcached.jdbc.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs what the agent itself asks of a driver: none of it is the application's. */
final class Unwatched {

    private Unwatched() {}

    /** Whether the calling thread is asking on the agent's behalf. */
    static boolean here() {
        return CallStack.here().unwatched;
    }

    static <T extends @Nullable Object> T call(Asking<T> asking) throws SQLException {
        CallStack here = CallStack.here();
        if (here.unwatched) {
            return asking.call();
        }
        here.unwatched = true;
        try {
            return asking.call();
        } finally {
            here.unwatched = false;
        }
    }

    /** As {@link #call}, for what neither answers nor fails. */
    static void run(Runnable telling) {
        CallStack here = CallStack.here();
        if (here.unwatched) {
            telling.run();
            return;
        }
        here.unwatched = true;
        try {
            telling.run();
        } finally {
            here.unwatched = false;
        }
    }

    /** A question to a driver. */
    interface Asking<T extends @Nullable Object> {
        T call() throws SQLException;
    }
}
