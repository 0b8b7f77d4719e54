package io.fallbackcached.bench.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Where the names come from on a miss: a row of a table for each, or no more than the key. Counts what it is asked. */
public final class Articles {

    /** How many rows there are, of the ids from 0. */
    public static final int COUNT = 10_000;

    private static final String CODE = "article-";
    private static final LongAdder LOADS = new LongAdder();

    private Articles() {}

    /** The code of the article of that id, a new object each time. */
    public static String code(int id) {
        return CODE + id;
    }

    public static long id(String code) {
        return Long.parseLong(code.substring(CODE.length()));
    }

    /** What it takes in JVM options to read from that database here. */
    public static List<String> options(PostgresServer server, String url) {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-D" + PostgresServer.URL_PROPERTY + "=" + url,
                "-D" + PostgresServer.USER_PROPERTY + "=" + server.user(),
                "-D" + PostgresServer.PASSWORD_PROPERTY + "=" + server.password());
    }

    /** Fills a new database. */
    public static void create(PostgresServer server, String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id bigint primary key, name text not null)");
            statement.execute(
                    "insert into item select i, 'name of ' || i from generate_series(0, " + (COUNT - 1) + ") i");
            statement.execute("analyze item");
        }
    }

    /** The database that {@link #options} named, behind a pool. */
    public static DataSource source() {
        return Pool.SOURCE;
    }

    public static String read(DataSource source, long id) {
        LOADS.increment();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select name from item where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("no article " + id, fault);
        }
    }

    public static String compute(long id) {
        LOADS.increment();
        return "name of " + id;
    }

    /** How often a name was asked for by whom had none kept. */
    public static long loads() {
        return LOADS.sum();
    }

    private static final class Pool {

        static final DataSource SOURCE = new HikariDataSource(config());

        private static HikariConfig config() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(System.getProperty(PostgresServer.URL_PROPERTY));
            config.setUsername(System.getProperty(PostgresServer.USER_PROPERTY));
            config.setPassword(System.getProperty(PostgresServer.PASSWORD_PROPERTY));
            config.setMaximumPoolSize(4);
            return config;
        }
    }
}
