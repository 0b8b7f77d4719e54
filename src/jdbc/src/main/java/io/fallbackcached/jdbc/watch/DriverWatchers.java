package io.fallbackcached.jdbc.watch;

import static io.fallbackcached.jdbc.watch.Watched.method;

import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.jdbc.session.ConnectionEvents;
import io.fallbackcached.jdbc.session.Connections;
import io.fallbackcached.jdbc.tenant.Choosers;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Watches how connections are opened, set up, handed out and closed. */
final class DriverWatchers {

    private static final String DRIVER = "java/sql/Driver";
    private static final String CONNECTION = "java/sql/Connection";
    private static final String DATA_SOURCE = "javax/sql/DataSource";

    private final ConnectionEvents events;
    private final Choosers choosers;

    DriverWatchers(Connections connections) {
        this.events = new ConnectionEvents(connections);
        this.choosers = new Choosers(connections.coherence());
    }

    List<Watched> watched() {
        return List.of(
                method(DRIVER, "connect", "(Ljava/lang/String;Ljava/util/Properties;)", this::connect),
                method(CONNECTION, "close", "()", new Asking(this::close)),
                method(CONNECTION, "abort", "(Ljava/util/concurrent/Executor;)", new Asking(this::close)),
                method(CONNECTION, "setTransactionIsolation", "(I)", new Asking(this::isolate)),
                method(CONNECTION, "setSchema", "(Ljava/lang/String;)", new Asking(this::schema)),
                method(CONNECTION, "setCatalog", "(Ljava/lang/String;)", new Asking(this::catalogue)),
                method(DATA_SOURCE, "getConnection", "(", this::take).evenOfWrappers());
    }

    private @Nullable WatchedCall connect(@Nullable Object target, @Nullable Object[] arguments) {
        return target instanceof Driver
                ? events.connecting((Driver) target, (String) arguments[0], (Properties) arguments[1])
                : null;
    }

    private @Nullable WatchedCall take(@Nullable Object target, @Nullable Object[] arguments) {
        if (target != null) {
            choosers.asked(target);
        }
        return events.taking();
    }

    private @Nullable WatchedCall close(Object target, @Nullable Object[] arguments) throws SQLException {
        return target instanceof Connection ? events.closing((Connection) target) : null;
    }

    private @Nullable WatchedCall isolate(Object target, @Nullable Object[] arguments) throws SQLException {
        return target instanceof Connection && arguments[0] instanceof Integer
                ? events.isolating((Connection) target, (Integer) arguments[0])
                : null;
    }

    private @Nullable WatchedCall schema(Object target, @Nullable Object[] arguments) throws SQLException {
        return target instanceof Connection
                ? events.setting((Connection) target, "schema", (String) arguments[0])
                : null;
    }

    private @Nullable WatchedCall catalogue(Object target, @Nullable Object[] arguments) throws SQLException {
        return target instanceof Connection
                ? events.setting((Connection) target, "catalog", (String) arguments[0])
                : null;
    }
}
