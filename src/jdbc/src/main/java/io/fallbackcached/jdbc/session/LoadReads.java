package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.jdbc.sql.Meaning;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a load what a statement of its body has read, and what of that is not to be relied upon. */
final class LoadReads {

    private LoadReads() {}

    /**
     * @param jdbc the connection that it was executed on
     * @param values those bound to it
     * @param first of what it brought
     */
    static void tell(
            LoadScope load,
            WatchedConnection connection,
            Connection jdbc,
            Meaning meaning,
            @Nullable Object[] values,
            FirstRow first,
            String sql) {
        Uses.read(load, connection.session(), meaning, values, first, sql);
        if (connection.isUnclear()) {
            load.notNow("what is set in its session cannot be told");
        }
        if (isReplica(connection, jdbc)) {
            load.notNow("read from a replica");
        }
    }

    private static boolean isReplica(WatchedConnection connection, Connection jdbc) {
        try {
            return connection.link().isReplica(jdbc);
        } catch (SQLException | RuntimeException untold) {
            return true;
        }
    }
}
