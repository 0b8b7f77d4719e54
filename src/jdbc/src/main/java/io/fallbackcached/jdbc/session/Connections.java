package io.fallbackcached.jdbc.session;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.jdbc.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The application's connections, as far as they are alive. Those that a driver opens are known from the beginning; others when
 * something first happens on them, among them wrappers around the former, until they are found out. Thread-safe.
 */
public final class Connections implements AutoCloseable {

    private final Coherence coherence;
    private final Databases databases;
    private final Links links;
    private final WrapperClasses wrappers = new WrapperClasses();
    private final WeakIdentityMap<Connection, WatchedConnection> known = new WeakIdentityMap<>(this::gone);
    private final WeakIdentityMap<Connection, Boolean> ours = new WeakIdentityMap<>();

    /** @param dialects of the products that are understood */
    public Connections(WatchSetup setup, List<Dialect> dialects) {
        this.coherence = setup.coherence();
        this.databases = new Databases(coherence);
        this.links = new Links(
                dialects, databases, setup.sideConnections(), setup.feed(), connection -> ours.put(connection, true));
    }

    @Override
    public void close() {
        links.close();
    }

    public Coherence coherence() {
        return coherence;
    }

    Databases databases() {
        return databases;
    }

    /** A driver has opened a connection; it is in no transaction. */
    void opened(Connection connection, Driver driver, String url, Properties properties) {
        if (known.get(connection) != null) {
            return;
        }
        Link link = links.opened(driver, url, properties);
        WatchedConnection opened =
                new WatchedConnection(coherence, link, connection, false, false, link.isApartByDefault(connection));
        if (known.putIfAbsent(connection, opened) != null) {
            links.disconnected(link);
        }
    }

    /** What is known of a connection on which something happens; null if it is none of the application's, or a wrapper. */
    @Nullable
    WatchedConnection of(Connection connection) throws SQLException {
        if (Unwatched.here()) {
            return null;
        }
        WatchedConnection watched = known.get(connection);
        if (watched != null && !watched.isAdopted()) {
            meet(watched);
            return watched;
        }
        if (ours.get(connection) != null) {
            return null;
        }
        if (wrappers.contains(connection.getClass())) {
            if (watched != null) {
                closed(connection);
            }
            return null;
        }
        if (watched == null) {
            if (Unwatched.call(connection::isClosed)) {
                // the driver will say so, and do nothing
                return null;
            }
            watched = adopt(connection);
        }
        meet(watched);
        return watched;
    }

    /** Whether a connection that was known before is the application's still, as {@link #of} would say; false if unsure. */
    boolean isStillKnown(WatchedConnection watched) {
        if (watched.isAdopted() || watched.isClosed()) {
            return false;
        }
        meet(watched);
        return true;
    }

    /** The connection is closed, or is not what it seemed to be. */
    void closed(Connection connection) {
        WatchedConnection watched = known.remove(connection);
        if (watched != null) {
            gone(watched);
        }
    }

    /** The calling thread was given a connection, perhaps a pool's wrapper. */
    void taken(Object connection) {
        if (!coherence.hasSpecialSessions() || !(connection instanceof Connection)) {
            return;
        }
        WatchedConnection watched = known.get((Connection) connection);
        if (watched == null) {
            try {
                Connection inner = Unwatched.call(() -> ((Wrapper) connection).unwrap(Connection.class));
                watched = inner == null ? null : known.get(inner);
            } catch (SQLException | RuntimeException | LinkageError noWrapper) {
                return;
            }
        }
        if (watched != null) {
            watched.taken();
        }
    }

    /** Something happens on a connection: what is under way on others with its URL happens on wrappers around it. */
    private void meet(WatchedConnection inner) {
        for (StackedCall call = CallStack.here().top(); call != null; call = call.outer()) {
            WatchedConnection outer = call.connection();
            if (outer != null
                    && outer != inner
                    && outer.isAdopted()
                    && outer.link()
                            .address()
                            .url()
                            .equals(inner.link().address().url())) {
                wrappers.add(call.target().getClass());
            }
        }
    }

    private WatchedConnection adopt(Connection connection) throws SQLException {
        Properties user = new Properties();
        String url = Unwatched.call(() -> {
            DatabaseMetaData about = connection.getMetaData();
            String name = about.getUserName();
            if (name != null) {
                user.setProperty("user", name);
            }
            return about.getURL();
        });
        boolean autoCommit = Unwatched.call(connection::getAutoCommit);
        Link link = links.met(Address.of(url == null ? "jdbc:unknown" : url, user));
        boolean apart = link.isApartByDefault(autoCommit ? connection : null);
        WatchedConnection adopted = new WatchedConnection(coherence, link, connection, true, !autoCommit, apart);
        WatchedConnection other = known.putIfAbsent(connection, adopted);
        if (other != null) {
            links.disconnected(link);
            return other;
        }
        LOG.debug("a connection of {} that was not seen being opened", connection.getClass());
        return adopted;
    }

    private void gone(WatchedConnection watched) {
        watched.closed();
        links.disconnected(watched.link());
    }
}
