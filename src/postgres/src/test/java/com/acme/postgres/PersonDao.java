package com.acme.postgres;

import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.annotations.Scope;
import io.fallbackcached.postgres.Persons;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** An application's own class, with PostgreSQL's driver in the same loader. */
public class PersonDao implements Persons {

    private final Connection connection;
    private int runs;

    public PersonDao(String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        connection = new Driver().connect(url, properties);
    }

    @FallbackCached(scope = Scope.TYPE)
    @Override
    public String name(long id) throws SQLException {
        runs++;
        try (PreparedStatement select = connection.prepareStatement("select name from person where id = ?")) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "nobody";
            }
        }
    }

    @FallbackCached(scope = Scope.TYPE)
    @Override
    public long count(String table) throws SQLException {
        runs++;
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @FallbackCached(scope = Scope.TYPE)
    @Override
    public String setting(String name) throws SQLException {
        runs++;
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void rename(long id, String name) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update person set name = ? where id = ?")) {
            update.setString(1, name);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    @Override
    public void copyIn(String line) throws SQLException {
        CopyIn copy = new CopyManager((BaseConnection) connection).copyIn("copy person from stdin");
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    @Override
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public int runs() {
        return runs;
    }
}
