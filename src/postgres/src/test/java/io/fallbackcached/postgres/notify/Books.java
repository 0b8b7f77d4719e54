package io.fallbackcached.postgres.notify;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A database with a table of books, and applications that use it. */
final class Books {

    final String url;

    Books(String name) throws SQLException {
        url = PostgresServer.shared().createDatabase(name);
        execute("create table book (id bigint primary key, title text)");
        execute("insert into book select i, 'old' from generate_series(1, 20) i");
    }

    Connection application(String... properties) throws SQLException {
        return connect("postgres", properties);
    }

    Connection connect(String user, String... properties) throws SQLException {
        Properties all = new Properties();
        all.put("user", user);
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection(url, all);
    }

    /** A connection without autocommit. */
    Connection transactions(String... properties) throws SQLException {
        Connection connection = application(properties);
        connection.setAutoCommit(false);
        return connection;
    }

    Connection listener() throws SQLException {
        Connection connection = application();
        execute(connection, "listen fallbackcached");
        return connection;
    }

    /** What has arrived, without the first line. */
    static List<String> heard(Connection listener) throws SQLException {
        List<String> lines = new ArrayList<>();
        PGNotification[] notifications = listener.unwrap(PGConnection.class).getNotifications(100);
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
            lines.add(notification.getParameter().replaceFirst("[^\n]*\n", ""));
        }
        return lines;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = application()) {
            execute(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
