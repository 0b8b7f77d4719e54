package io.fallbackcached.postgres.triggers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A database of a test's own: its owner, who is no superuser, writes; somebody else listens. */
final class Shop implements AutoCloseable {

    static final String HEAD = "1\tw\t-\t0\n";

    private final ServerOfVersion server;
    private final String database;
    private final Connection owner;
    private final Connection listener;

    Shop(String version) {
        try {
            server = ServerOfVersion.running(version);
            database = server.createDatabase();
            owner = connect("owner");
            listener = connect("writer");
            try (Statement statement = listener.createStatement()) {
                statement.execute("listen fallbackcached");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection owner() {
        return owner;
    }

    Connection connect(String user) throws SQLException {
        return server.connect(database, user);
    }

    String url() {
        return server.url(database);
    }

    int major() throws SQLException {
        return owner.getMetaData().getDatabaseMajorVersion();
    }

    Shop execute(String... statements) throws SQLException {
        return executeAs(owner, statements);
    }

    Shop executeAs(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    Shop superuser(String... statements) throws SQLException {
        try (Connection connection = connect("postgres")) {
            return executeAs(connection, statements);
        }
    }

    Shop install() throws SQLException {
        return execute(script().install());
    }

    TriggerScript script() throws SQLException {
        return TriggerScript.read(owner, TriggerScript.DEFAULT_SCHEMA, TablePatterns.ALL);
    }

    TriggerCheck check() throws SQLException {
        return TriggerCheck.read(owner, TablePatterns.ALL);
    }

    /** What has been heard since the last time, by the message, without the first lines. */
    List<String> heard() throws SQLException {
        String end = UUID.randomUUID().toString();
        execute("notify fallbackcached, '" + end + "'");
        List<String> messages = new ArrayList<>();
        while (true) {
            PGNotification[] notifications = listener.unwrap(PGConnection.class).getNotifications(10_000);
            if (notifications == null || notifications.length == 0) {
                throw new AssertionError("not even the end is heard after " + messages);
            }
            for (PGNotification notification : notifications) {
                String message = notification.getParameter();
                if (message.equals(end)) {
                    return messages;
                }
                if (!message.startsWith(HEAD)) {
                    throw new AssertionError("no first line: " + message);
                }
                messages.add(message.substring(HEAD.length()));
            }
        }
    }

    /** What is heard of one statement. */
    List<String> heardOf(String sql) throws SQLException {
        return execute(sql).heard();
    }

    String value(String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        listener.close();
    }
}
