package com.acme.races;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** How this application connects: a thread in a transaction has a connection bound to it, any other opens one for each use. */
final class Database {

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private static final ThreadLocal<Connection> BOUND = new ThreadLocal<>();

    static {
        try {
            // As old applications do. In a loader of its own nobody else would find the driver.
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private Database() {}

    static Connection open() throws SQLException {
        return open(System.getProperty(PostgresServer.URL_PROPERTY));
    }

    static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY));
    }

    static void bind(Connection connection) {
        BOUND.set(connection);
    }

    /** @return null if none was bound to this thread */
    static Connection unbind() {
        Connection connection = BOUND.get();
        BOUND.remove();
        return connection;
    }

    static <T> T with(Work<T> work) throws SQLException {
        Connection bound = BOUND.get();
        if (bound != null) {
            return work.with(bound);
        }
        try (Connection own = open()) {
            return work.with(own);
        }
    }

    /** Executes each text as one statement, in the transaction of this thread if there is one. */
    static void sql(String... texts) throws SQLException {
        with(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String text : texts) {
                    statement.execute(text);
                }
            }
            return null;
        });
    }

    /** Returns once some statement waits for a lock of another's. */
    static void awaitBlockedStatement() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_locks WHERE NOT granted")) {
            while (!found(statement)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("no statement waits");
                }
            }
        }
    }

    /** Returns once the server process of a connection is gone, and with it its locks. */
    static void awaitEndOf(int backend) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (Connection connection = open();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT FROM pg_stat_activity WHERE pid = " + backend)) {
            while (found(statement)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("backend " + backend + " does not end");
                }
            }
        }
    }

    /** The process id of the connection's server process. */
    static int backend(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    /** What the database itself says, past every cache. */
    static int version(int id) throws SQLException {
        return with(connection -> number(connection, "SELECT version FROM account WHERE id = " + id));
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean found(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }
}
