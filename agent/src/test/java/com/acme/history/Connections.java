package com.acme.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * Connections of all kinds: one that its thread keeps, a new one, or one of a small pool. A thread that is in a transaction
 * uses the transaction's.
 */
public final class Connections {

    /** What is done with a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private static final int POOL = 6;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final ThreadLocal<Deque<Connection>> BOUND = ThreadLocal.withInitial(ArrayDeque::new);
    private static final ThreadLocal<Connection> KEPT = new ThreadLocal<>();
    private static final ThreadLocal<Random> RANDOM =
            ThreadLocal.withInitial(() -> new Random(settings().nextLong()));
    private static Random seeds = new Random();
    private static String url;
    private static String user;
    private static String password;
    private static HikariDataSource pool;

    private Connections() {}

    public static synchronized void start(String toUrl, String asUser, String withPassword, long seed) {
        seeds = new Random(seed);
        url = toUrl;
        user = asUser;
        password = withPassword;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
    }

    public static synchronized void stop() {
        pool.close();
    }

    static Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** From now on this thread uses that connection, until {@link #unbind}; what it used before is suspended meanwhile. */
    static void bind(Connection connection) {
        BOUND.get().push(connection);
    }

    static Connection unbind() {
        return BOUND.get().pop();
    }

    static boolean isBound() {
        return !BOUND.get().isEmpty();
    }

    public static <T> T with(Work<T> work) throws SQLException {
        Connection bound = BOUND.get().peek();
        return bound != null ? work.with(bound) : withOther(work);
    }

    /** Uses a connection that is not this thread's transaction's. */
    static <T> T withOther(Work<T> work) throws SQLException {
        int kind = RANDOM.get().nextInt(200);
        if (kind < 100 && KEPT.get() != null && !BOUND.get().contains(KEPT.get())) {
            return work.with(KEPT.get());
        }
        try (Connection own = kind == 199 ? open() : pool.getConnection()) {
            return work.with(own);
        }
    }

    /** Begins a transaction on a connection of any kind that nobody uses, and binds it. */
    static Connection begin() throws SQLException {
        int kind = RANDOM.get().nextInt(200);
        Connection connection;
        if (kind < 100) {
            connection = pool.getConnection();
        } else if (kind == 199 || BOUND.get().contains(kept())) {
            connection = open();
        } else {
            connection = kept();
        }
        connection.setAutoCommit(false);
        bind(connection);
        return connection;
    }

    /** Unbinds a connection whose transaction has ended, and gives it back or keeps it. */
    static void end(Connection connection) throws SQLException {
        BOUND.get().remove(connection);
        if (connection == KEPT.get()) {
            connection.setAutoCommit(true);
        } else {
            connection.close();
        }
    }

    /** After a failure: rolls back whatever this thread was about, and keeps no connection that may be of no use. */
    public static void abandon() {
        Deque<Connection> bound = BOUND.get();
        if (KEPT.get() != null && !bound.contains(KEPT.get())) {
            bound.push(KEPT.get());
        }
        KEPT.remove();
        while (!bound.isEmpty()) {
            try (Connection connection = bound.pop()) {
                connection.rollback();
            } catch (SQLException broken) {
                // then the server rolls back
            }
        }
    }

    private static Connection kept() throws SQLException {
        if (KEPT.get() == null) {
            KEPT.set(open());
        }
        return KEPT.get();
    }

    private static synchronized Random settings() {
        return seeds;
    }
}
