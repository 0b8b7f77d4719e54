package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's driver does beside the interfaces of JDBC: rows copied, functions called by number. Thread-safe. */
public final class CopyEvents {

    /** Functions by which large objects are read: no answer that is kept depends on them. */
    private static final Set<String> READING =
            Set.of("lo_open", "lo_close", "loread", "lo_lseek", "lo_lseek64", "lo_tell", "lo_tell64");

    private final Connections connections;
    private final StatementTexts texts = new StatementTexts();
    private final PreparedTransactions none = new PreparedTransactions();

    /** What copying under way will have written when it ends, where it commits by itself. */
    private final WeakIdentityMap<Object, Doubts> copying = new WeakIdentityMap<>(doubts -> doubts.committed(null));

    public CopyEvents(Connections connections) {
        this.connections = connections;
    }

    /** {@code CopyManager.copyIn} and {@code copyOut}: the copying begins. */
    public @Nullable WatchedCall beginning(Object manager, String sql) throws SQLException {
        return Unwatched.here() ? null : begin(manager, texts.statements(sql));
    }

    /** {@code CopyIn.endCopy} and {@code cancelCopy} */
    public @Nullable WatchedCall ending(Object operation) {
        Doubts doubts = copying.get(operation);
        return doubts == null ? null : new Ending(operation, doubts);
    }

    /**
     * {@code Fastpath.fastpath}
     *
     * @param function its name; null if it is called by number
     */
    public @Nullable WatchedCall calling(Object fastpath, @Nullable String function) throws SQLException {
        if (Unwatched.here() || CallStack.here().isIn(fastpath)) {
            return null;
        }
        LoadScope load = connections.coherence().here().load();
        if (load != null) {
            load.refuse(RefusalCode.UNKEPT_STATEMENT, "calls " + function + " past SQL");
        }
        if (function != null && READING.contains(function)) {
            return new Reading(fastpath).stacked();
        }
        return begin(
                fastpath, List.of(new SqlStatement("call of " + function + " past SQL", Verb.OPAQUE, "", "", 1, 0)));
    }

    private @Nullable WatchedCall begin(Object target, List<SqlStatement> statements) throws SQLException {
        Connection jdbc = connection(target);
        WatchedConnection watched = connections.of(jdbc);
        if (watched == null) {
            return null;
        }
        LoadScope load = connections.coherence().here().load();
        Execution execution = new Execution(target, watched, jdbc, Step.once(statements), load, none);
        execution.begin();
        return new Beginning(target, watched, execution).stacked();
    }

    /** Those objects are made around a connection, which they do not show. */
    private static Connection connection(Object target) {
        try {
            Field connection = target.getClass().getDeclaredField("connection");
            connection.setAccessible(true);
            return (Connection) connection.get(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another driver than expected: " + target.getClass(), e);
        }
    }

    private final class Beginning extends StackedCall {
        private final Execution execution;

        Beginning(Object target, WatchedConnection watched, Execution execution) {
            super(target, watched);
            this.execution = execution;
        }

        /** Copying in goes on after this; whatever else has been done then. */
        @Override
        void ended(@Nullable Object value) {
            if (value != null && value.getClass().getName().contains("CopyIn")) {
                copying.put(value, execution.goesOn());
            } else {
                execution.ended(value);
            }
        }

        @Override
        void failed(Throwable failure) {
            execution.failed(failure);
        }
    }

    private final class Ending implements WatchedCall {
        private final Object operation;
        private final Doubts doubts;

        Ending(Object operation, Doubts doubts) {
            this.operation = operation;
            this.doubts = doubts;
        }

        @Override
        public void returned(@Nullable Object value) {
            copying.remove(operation);
            doubts.committed(null);
        }

        @Override
        public void thrown(Throwable failure) {
            copying.remove(operation);
            if (LostConnection.isMeantBy(failure)) {
                doubts.lost();
            } else {
                doubts.committed(null);
            }
        }
    }

    private static final class Reading extends StackedCall {

        Reading(Object target) {
            super(target, null);
        }

        @Override
        void ended(@Nullable Object value) {}

        @Override
        void failed(Throwable failure) {}
    }
}
