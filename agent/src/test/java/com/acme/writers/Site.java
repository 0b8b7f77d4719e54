package com.acme.writers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The database that the test names by system properties. */
public final class Site {

    private Site() {}

    public static String url() {
        return System.getProperty("db.url");
    }

    public static String user() {
        return System.getProperty("db.user");
    }

    public static String password() {
        return System.getProperty("db.password");
    }

    public static PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    /** Each on a connection of its own, with nothing but the driver: as another part of the application may. */
    public static void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
