package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.watch.WatchedCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is done to transactions through the interfaces of JDBC. Thread-safe. */
public final class TransactionEvents {

    private final Connections connections;
    private final WeakIdentityMap<Savepoint, String> savepoints = new WeakIdentityMap<>();
    private final AtomicLong count = new AtomicLong();

    public TransactionEvents(Connections connections) {
        this.connections = connections;
    }

    /** {@link Connection#commit} */
    public @Nullable WatchedCall committing(Connection connection) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null
                ? null
                : new Ending(connection, watched, watched.beginCommit(connection, true), true).stacked();
    }

    /** {@link Connection#rollback()} */
    public @Nullable WatchedCall rollingBack(Connection connection) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null ? null : new Ending(connection, watched, new Doubts(), false).stacked();
    }

    /** {@link Connection#setAutoCommit}: changing it commits what is open. */
    public @Nullable WatchedCall autoCommitting(Connection connection, boolean on) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        if (watched == null) {
            return null;
        }
        boolean changes = watched.isAutoCommit(connection) != on;
        Doubts doubts = changes ? watched.beginCommit(connection, true) : new Doubts();
        return new AutoCommitting(connection, watched, doubts, on, changes).stacked();
    }

    /** {@link Connection#setSavepoint} */
    public @Nullable WatchedCall savingPoint(Connection connection) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null ? null : new SavingPoint(connection, watched).stacked();
    }

    /** {@link Connection#rollback(Savepoint)} */
    public @Nullable WatchedCall rollingBackTo(Connection connection, Savepoint savepoint) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        String name = savepoints.get(savepoint);
        return watched == null || name == null
                ? null
                : new AfterSuccess(connection, watched, () -> watched.rolledBackTo(name)).stacked();
    }

    /** {@link Connection#releaseSavepoint} */
    public @Nullable WatchedCall releasing(Connection connection, Savepoint savepoint) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        String name = savepoints.get(savepoint);
        return watched == null || name == null
                ? null
                : new AfterSuccess(connection, watched, () -> watched.released(name)).stacked();
    }

    /** A resource of a distributed transaction is committed or prepared; PostgreSQL's driver does that by SQL. */
    public @Nullable WatchedCall distributing() {
        if (Unwatched.here()) {
            return null;
        }
        Doubts doubts = new Doubts();
        connections.databases().doubtAllBut("jdbc:postgresql", "a distributed transaction", doubts);
        return new Distributing(doubts);
    }

    /** A call that may commit: the doubts end with it, whatever became of it. */
    private abstract static class Settling extends StackedCall {
        final Connection connection;
        final WatchedConnection watched;
        private final Doubts doubts;

        Settling(Connection connection, WatchedConnection watched, Doubts doubts) {
            super(connection, watched);
            this.connection = connection;
            this.watched = watched;
            this.doubts = doubts;
        }

        abstract void settled();

        @Override
        final void ended(@Nullable Object value) {
            watched.visible();
            doubts.committed(connection);
            settled();
        }

        /** Nobody knows whether the transaction is still open, so what it wrote is kept in mind. */
        @Override
        final void failed(Throwable failure) {
            watched.visible();
            if (LostConnection.isMeantBy(failure)) {
                doubts.lost();
                watched.closed();
            } else {
                doubts.committed(connection);
            }
        }
    }

    private static final class Ending extends Settling {
        private final boolean commits;

        Ending(Connection connection, WatchedConnection watched, Doubts doubts, boolean commits) {
            super(connection, watched, doubts);
            this.commits = commits;
        }

        @Override
        void settled() {
            watched.ended(commits, false, connection);
        }
    }

    private static final class AutoCommitting extends Settling {
        private final boolean on;
        private final boolean changes;

        AutoCommitting(Connection connection, WatchedConnection watched, Doubts doubts, boolean on, boolean changes) {
            super(connection, watched, doubts);
            this.on = on;
            this.changes = changes;
        }

        @Override
        void settled() {
            if (changes && on) {
                watched.ended(true, false, connection);
            }
            watched.autoCommits(on);
        }
    }

    private final class SavingPoint extends StackedCall {
        private final WatchedConnection watched;

        SavingPoint(Connection connection, WatchedConnection watched) {
            super(connection, watched);
            this.watched = watched;
        }

        @Override
        void ended(@Nullable Object value) {
            if (value instanceof Savepoint) {
                String name = "#" + count.incrementAndGet();
                if (savepoints.putIfAbsent((Savepoint) value, name) == null) {
                    watched.savepoint(name);
                }
            }
        }

        @Override
        void failed(Throwable failure) {}
    }

    private static final class AfterSuccess extends StackedCall {
        private final Runnable onSuccess;

        AfterSuccess(Connection connection, WatchedConnection watched, Runnable onSuccess) {
            super(connection, watched);
            this.onSuccess = onSuccess;
        }

        @Override
        void ended(@Nullable Object value) {
            onSuccess.run();
        }

        @Override
        void failed(Throwable failure) {}
    }

    private static final class Distributing implements WatchedCall {
        private final Doubts doubts;

        Distributing(Doubts doubts) {
            this.doubts = doubts;
        }

        @Override
        public void returned(@Nullable Object value) {
            doubts.committed(null);
        }

        @Override
        public void thrown(Throwable failure) {
            doubts.committed(null);
        }
    }
}
