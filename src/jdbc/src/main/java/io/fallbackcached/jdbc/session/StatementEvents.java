package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to statements: prepared, bound, executed. Thread-safe. */
public final class StatementEvents {

    private static final SqlStatement UNSEEN =
            new SqlStatement("a statement prepared before the agent saw it", Verb.OPAQUE, "", "", 1, 0);
    private static final SqlStatement ROW_CHANGE =
            new SqlStatement("a row changed through a result", Verb.OPAQUE, "", "", 1, 0);

    private static final @Nullable Object[] UNBOUND = {};

    private final Connections connections;
    private final StatementTexts texts = new StatementTexts();
    private final PreparedTransactions prepared = new PreparedTransactions();
    private final WeakIdentityMap<Statement, WatchedStatement> known = new WeakIdentityMap<>();

    public StatementEvents(Connections connections) {
        this.connections = connections;
    }

    /** @param sql null for a statement that is not prepared */
    public @Nullable WatchedCall making(Connection connection, @Nullable String sql) throws SQLException {
        WatchedConnection watched = connections.of(connection);
        return watched == null || isMaking(connection) ? null : new Making(connection, watched, sql).stacked();
    }

    /** Drivers make a statement by one of their own methods from another, of which the outermost says what it is. */
    private static boolean isMaking(Connection connection) {
        StackedCall top = CallStack.here().top();
        return top instanceof Making && top.target() == connection;
    }

    /** @param index from 1 */
    public void bind(Statement target, int index, @Nullable Object value) {
        WatchedStatement statement = known.get(target);
        if (statement != null) {
            statement.bind(index, value);
        }
    }

    public void clearParameters(Statement target) {
        WatchedStatement statement = known.get(target);
        if (statement != null) {
            statement.clearParameters();
        }
    }

    /** @param sql null for the values that are bound */
    public void addBatch(Statement target, @Nullable String sql) throws SQLException {
        WatchedStatement statement = Unwatched.here() ? null : statement(target);
        if (statement != null && sql == null) {
            statement.addBatch();
        } else if (statement != null && sql != null) {
            statement.addBatch(texts.statements(sql));
        }
    }

    /**
     * Forgotten at once, or each statement would cost the collector a reference. A driver that hands out the same object again
     * does so by a call that is watched; what else is executed on it is one of which nothing is known.
     */
    public void closed(Statement target) {
        known.remove(target);
    }

    public void clearBatch(Statement target) {
        WatchedStatement statement = known.get(target);
        if (statement != null) {
            statement.clearBatch();
        }
    }

    /** @param sql null for a prepared statement's own */
    public @Nullable WatchedCall executing(Statement target, @Nullable String sql) throws SQLException {
        WatchedStatement statement = outermost(target);
        if (statement == null) {
            return null;
        }
        List<SqlStatement> statements = sql == null ? statement.statements() : texts.statements(sql);
        LoadScope load = connections.coherence().here().load();
        if (load == null && isPlainRead(statement.connection(), statements)) {
            statement.connection().uses(statement.connection().isOpen(connection(target, statement)));
            return null;
        }
        if (load != null && statements.size() == 1 && statements.get(0).verb() == Verb.QUERY) {
            @Nullable Object[] values = sql == null ? statement.values() : UNBOUND;
            Reading reading = Reading.begin(
                    target, statement.connection(), connection(target, statement), statements.get(0), values, load);
            if (reading != null) {
                return reading.stacked();
            }
        }
        return execute(target, statement, sql == null ? statement.steps() : Step.once(statements), load);
    }

    /** All that was added to the batch. */
    public @Nullable WatchedCall executingBatch(Statement target) throws SQLException {
        WatchedStatement statement = outermost(target);
        return statement == null
                ? null
                : execute(
                        target,
                        statement,
                        statement.batchSteps(),
                        connections.coherence().here().load());
    }

    /** A row is changed through a result; PostgreSQL's driver does that by SQL. */
    public @Nullable WatchedCall changingRow(ResultSet rows) throws SQLException {
        if (Unwatched.here()) {
            return null;
        }
        Statement target = Unwatched.call(rows::getStatement);
        WatchedStatement statement = target == null ? null : outermost(target);
        return statement == null || statement.connection().link().address().isPostgres()
                ? null
                : execute(
                        target,
                        statement,
                        Step.once(List.of(ROW_CHANGE)),
                        connections.coherence().here().load());
    }

    private @Nullable WatchedCall execute(
            Statement target, WatchedStatement statement, List<Step> steps, @Nullable LoadScope load)
            throws SQLException {
        WatchedConnection connection = statement.connection();
        Connection jdbc = connection(target, statement);
        if (steps.isEmpty()) {
            connection.uses(connection.isOpen(jdbc));
            return null;
        }
        Execution execution = new Execution(target, connection, jdbc, steps, load, prepared);
        execution.begin();
        return execution.stacked();
    }

    private static boolean isPlainRead(WatchedConnection connection, List<SqlStatement> statements) {
        return statements.size() == 1
                && statements.get(0).verb() == Verb.QUERY
                && connection.link().isPlainRead(statements.get(0));
    }

    /** Null if this is not for us, or a part of what is under way on the same statement. */
    private @Nullable WatchedStatement outermost(Statement target) throws SQLException {
        return Unwatched.here() || CallStack.here().isIn(target) ? null : statement(target);
    }

    private @Nullable WatchedStatement statement(Statement target) throws SQLException {
        WatchedStatement statement = known.get(target);
        if (statement != null) {
            if (connections.isStillKnown(statement.connection())) {
                return statement;
            }
            Connection jdbc = statement.connection().jdbc();
            return jdbc == null || connections.of(jdbc) != null ? statement : null;
        }
        if (isClosed(target)) {
            // the driver will say so, and do nothing
            return null;
        }
        Connection jdbc = Unwatched.call(target::getConnection);
        WatchedConnection connection = jdbc == null ? null : connections.of(jdbc);
        if (jdbc == null || connection == null) {
            return null;
        }
        boolean isPrepared = target instanceof PreparedStatement;
        WatchedStatement met = new WatchedStatement(connection, null, isPrepared ? List.of(UNSEEN) : List.of());
        known.put(target, met);
        return met;
    }

    /** One that cannot tell, as those of before JDBC 4, counts as open. */
    private static boolean isClosed(Statement target) {
        try {
            return Unwatched.call(target::isClosed);
        } catch (SQLException | RuntimeException | LinkageError untold) {
            return false;
        }
    }

    private static Connection connection(Statement target, WatchedStatement statement) throws SQLException {
        Connection known = statement.connection().jdbc();
        return known == null ? Unwatched.call(target::getConnection) : known;
    }

    /** Of a driver and its wrappers that hand out the same object, the driver comes first. */
    private final class Making extends StackedCall {
        private final WatchedConnection watched;
        private final @Nullable String sql;

        Making(Connection connection, WatchedConnection watched, @Nullable String sql) {
            super(connection, watched);
            this.watched = watched;
            this.sql = sql;
        }

        @Override
        void ended(@Nullable Object value) {
            if (!(value instanceof Statement)) {
                return;
            }
            Statement made = (Statement) value;
            List<SqlStatement> statements = sql == null ? List.of() : texts.statements(sql);
            WatchedStatement statement = new WatchedStatement(watched, sql, statements);
            WatchedStatement before = known.putIfAbsent(made, statement);
            if (before != null && !Objects.equals(before.sql(), sql)) {
                known.put(made, statement);
            }
        }

        @Override
        void failed(Throwable failure) {}
    }
}
