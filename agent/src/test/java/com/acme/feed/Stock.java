package com.acme.feed;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** What is in stock, in a database; counts how often that was really asked. Opens a connection for each use. */
public class Stock {

    private final AtomicInteger asked = new AtomicInteger();

    public int amount(int id) throws SQLException {
        return selected(id);
    }

    /** The same, by another rule. */
    public int roughAmount(int id) throws SQLException {
        return selected(id);
    }

    int asked() {
        return asked.get();
    }

    void set(int id, int amount) throws SQLException {
        try (Connection connection = open()) {
            update(connection, id, amount);
        }
    }

    void setInTransaction(int id, int amount, boolean commits) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            update(connection, id, amount);
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int selected(int id) throws SQLException {
        asked.incrementAndGet();
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement("SELECT amount FROM stock WHERE id = ?")) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void update(Connection connection, int id, int amount) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE stock SET amount = ? WHERE id = ?")) {
            statement.setInt(1, amount);
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty(PostgresServer.URL_PROPERTY),
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY));
    }
}
