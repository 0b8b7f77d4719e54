package io.fallbackcached.jdbc.watch;

import static io.fallbackcached.jdbc.watch.Watched.method;

import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.session.Connections;
import io.fallbackcached.jdbc.session.CopyEvents;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches by what ways PostgreSQL's driver reads and writes that have nothing to do with JDBC. */
final class PostgresWatchers {

    private static final String COPY_MANAGER = "org/postgresql/copy/CopyManager";
    private static final String COPY_IN = "org/postgresql/copy/CopyIn";
    private static final String COPY_OPERATION = "org/postgresql/copy/CopyOperation";
    private static final String FASTPATH = "org/postgresql/fastpath/Fastpath";
    private static final String TEXT = "(Ljava/lang/String;";

    private final CopyEvents events;

    PostgresWatchers(Connections connections) {
        this.events = new CopyEvents(connections);
    }

    List<Watched> watched() {
        Watcher begin = new Asking((target, arguments) -> events.beginning(target, (String) arguments[0]));
        Watcher end = new Asking((target, arguments) -> events.ending(target));
        Watcher call = new Asking(this::call);
        return List.of(
                method(COPY_MANAGER, "copyIn", TEXT + ")", begin),
                method(COPY_MANAGER, "copyOut", TEXT + ")", begin),
                method(COPY_IN, "endCopy", "()", end),
                method(COPY_OPERATION, "cancelCopy", "()", end),
                method(FASTPATH, "fastpath", TEXT, call),
                method(FASTPATH, "fastpath", "(I", call));
    }

    private @Nullable WatchedCall call(Object target, @Nullable Object[] arguments) throws SQLException {
        Object function = arguments[0];
        return events.calling(target, function instanceof String ? (String) function : null);
    }
}
