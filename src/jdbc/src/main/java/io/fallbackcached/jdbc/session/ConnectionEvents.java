package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.watch.WatchedCall;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What happens to connections other than that statements are executed and transactions end. Thread-safe. */
public final class ConnectionEvents {

    private final Connections connections;
    private final WatchedCall taking = new Taking();

    public ConnectionEvents(Connections connections) {
        this.connections = connections;
    }

    /** {@link Driver#connect} */
    public @Nullable WatchedCall connecting(Driver driver, @Nullable String url, @Nullable Properties properties) {
        return Unwatched.here() || url == null
                ? null
                : new Connecting(driver, url, properties == null ? new Properties() : properties).stacked();
    }

    /** A data source's connection was asked for. */
    public @Nullable WatchedCall taking() {
        return Unwatched.here() || connections.coherence().isQuiet() ? null : taking;
    }

    /** {@link Connection#close} and {@link Connection#abort} */
    public @Nullable WatchedCall closing(Connection connection) throws SQLException {
        if (Unwatched.call(connection::isClosed)) {
            return null;
        }
        WatchedConnection watched = connections.of(connection);
        return watched == null ? null : new Closing(connection, watched).stacked();
    }

    /** {@link Connection#setTransactionIsolation} */
    public @Nullable WatchedCall isolating(Connection connection, int level) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null
                ? null
                : new Setting(connection, watched, () -> watched.isolated(level, connection)).stacked();
    }

    /** {@link Connection#setSchema} and {@link Connection#setCatalog}; PostgreSQL's driver does that by SQL. */
    public @Nullable WatchedCall setting(Connection connection, String name, @Nullable String value)
            throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null || watched.link().address().isPostgres()
                ? null
                : new Setting(connection, watched, () -> watched.set(name, String.valueOf(value))).stacked();
    }

    /** The innermost driver's connection is the one that counts. */
    private final class Connecting extends StackedCall {
        private final Driver driver;
        private final String url;
        private final Properties properties;
        private boolean passedOn;

        Connecting(Driver driver, String url, Properties properties) {
            super(driver, null);
            this.driver = driver;
            this.url = url;
            this.properties = properties;
        }

        @Override
        void ended(@Nullable Object value) {
            for (StackedCall call = outer(); call != null; call = call.outer()) {
                if (call instanceof Connecting && value != null) {
                    ((Connecting) call).passedOn = true;
                }
            }
            if (value instanceof Connection && !passedOn) {
                connections.opened((Connection) value, driver, url, properties);
            }
        }

        @Override
        void failed(Throwable failure) {}
    }

    private final class Taking implements WatchedCall {
        @Override
        public void returned(@Nullable Object value) {
            if (value != null) {
                connections.taken(value);
            }
        }

        @Override
        public void thrown(Throwable failure) {}
    }

    /** Drivers commit, or roll back, what is open then. */
    private final class Closing extends StackedCall {
        private final Connection connection;
        private final WatchedConnection watched;
        private final Doubts doubts;

        Closing(Connection connection, WatchedConnection watched) {
            super(connection, watched);
            this.connection = connection;
            this.watched = watched;
            this.doubts = watched.beginClose(connection);
        }

        @Override
        void ended(@Nullable Object value) {
            watched.visible();
            doubts.committed(null);
            connections.closed(connection);
        }

        @Override
        void failed(Throwable failure) {
            doubts.committed(null);
        }
    }

    private static final class Setting extends StackedCall {
        private final WatchedConnection watched;
        private final Runnable onSuccess;

        Setting(Connection connection, WatchedConnection watched, Runnable onSuccess) {
            super(connection, watched);
            this.watched = watched;
            this.onSuccess = onSuccess;
        }

        @Override
        void ended(@Nullable Object value) {
            onSuccess.run();
        }

        @Override
        void failed(Throwable failure) {
            if (LostConnection.isMeantBy(failure)) {
                watched.closed();
            }
        }
    }
}
