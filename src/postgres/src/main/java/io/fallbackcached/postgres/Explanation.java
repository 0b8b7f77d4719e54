package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The plan that the server makes of one statement, whatever its parameters, and the locks it took to make it. Immutable. */
final class Explanation {

    /** How strongly a relation was locked. */
    enum Lock {
        READ,
        ROWS,
        WRITE
    }

    private static final String LOCKS = "SELECT relation, mode FROM pg_catalog.pg_lock_status()"
            + " WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation'";
    private static final int MOST_GUESSES = 8;
    private static final Pattern UNTYPED = Pattern.compile("\\$(\\d+)");
    private static final AtomicLong NAMES = new AtomicLong();

    private final List<Token> plan;
    private final Map<Long, Lock> locks;

    private Explanation(List<Token> plan, Map<Long, Lock> locks) {
        this.plan = plan;
        this.locks = locks;
    }

    List<Token> plan() {
        return plan;
    }

    /** By object id, strongest first come. */
    Map<Long, Lock> locks() {
        return locks;
    }

    /** Whether two words follow each other in the plan. */
    boolean says(String first, String second) {
        for (int i = 0; i + 1 < plan.size(); i++) {
            if (plan.get(i).is(first) && plan.get(i + 1).is(second)) {
                return true;
            }
        }
        return false;
    }

    /** @throws SQLException if the server does not explain it; its transaction has failed then */
    static Explanation of(Connection connection, SqlStatement statement) throws SQLException {
        Set<Integer> untyped = new HashSet<>();
        while (true) {
            Savepoint before = connection.setSavepoint();
            try {
                String plan = plan(connection, statement, untyped);
                return new Explanation(SqlText.tokens(plan), locks(connection));
            } catch (SQLException e) {
                Integer parameter = parameterWithoutType(e);
                if (parameter == null || !untyped.add(parameter) || untyped.size() > MOST_GUESSES) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
    }

    // Drivers say the type of what is bound; where nothing in the statement does, a text is as good as any.
    private static @Nullable Integer parameterWithoutType(SQLException e) {
        Matcher matcher = UNTYPED.matcher(String.valueOf(e.getMessage()));
        return "42P18".equals(e.getSQLState()) && matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static String plan(Connection connection, SqlStatement statement, Set<Integer> untyped)
            throws SQLException {
        String sql = numbered(statement.text(), untyped);
        try (Statement ask = connection.createStatement()) {
            if (statement.parameters() == 0) {
                return lines(ask, "EXPLAIN (VERBOSE, COSTS OFF) " + sql);
            }
            return prepared(connection, ask, sql, statement.parameters());
        }
    }

    // The driver binds nothing to EXPLAIN (GENERIC_PLAN), which only newer servers have anyway.
    // Prepared statements outlive the transaction, even if it fails, but the failed one was never prepared.
    private static String prepared(Connection connection, Statement ask, String sql, int parameters)
            throws SQLException {
        String name = "fallbackcached_" + NAMES.incrementAndGet();
        ask.execute("SET LOCAL plan_cache_mode = force_generic_plan");
        Savepoint before = connection.setSavepoint();
        ask.execute("PREPARE " + name + " AS " + sql);
        try {
            String nulls = "NULL" + ", NULL".repeat(parameters - 1);
            return lines(ask, "EXPLAIN (VERBOSE, COSTS OFF) EXECUTE " + name + "(" + nulls + ")");
        } catch (SQLException e) {
            connection.rollback(before);
            throw e;
        } finally {
            ask.execute("DEALLOCATE " + name);
        }
    }

    private static String lines(Statement ask, String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (ResultSet rows = ask.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    /** With PostgreSQL's own parameters in the place of JDBC's. */
    private static String numbered(String text, Set<Integer> untyped) {
        StringBuilder sql = new StringBuilder();
        int parameter = 0;
        int copied = 0;
        for (Token token : SqlText.tokens(text)) {
            if (token.kind() == Token.Kind.PLACEHOLDER || token.is("??")) {
                sql.append(text, copied, token.start());
                copied = token.end();
                if (token.is("??")) {
                    sql.append('?');
                } else {
                    sql.append(untyped.contains(++parameter) ? " ($" + parameter + "::text) " : " $" + parameter + " ");
                }
            }
        }
        return sql.append(text, copied, text.length()).toString();
    }

    // This alone must lock nothing that the statement may have locked too.
    private static Map<Long, Lock> locks(Connection connection) throws SQLException {
        Map<Long, Lock> locks = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement(LOCKS);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                locks.merge(rows.getLong(1), lock(rows.getString(2)), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return locks;
    }

    private static Lock lock(String mode) {
        switch (mode) {
            case "AccessShareLock":
                return Lock.READ;
            case "RowShareLock":
                return Lock.ROWS;
            default:
                return Lock.WRITE;
        }
    }
}
