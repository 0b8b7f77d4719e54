package io.fallbackcached.bench.writes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.fallbackcached.bench.slices.Work;
import io.fallbackcached.bench.slices.Worker;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application that reads and writes on connections of its own and on a pool's, and has one cached method. */
final class Application {

    static final int ITEMS = 1_000;

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection alone = connect();
                Connection transactional = connect();
                HikariDataSource pool = pool(true);
                HikariDataSource transactions = pool(false)) {
            setUp(alone);
            transactional.setAutoCommit(false);
            Map<String, Work> works = new LinkedHashMap<>();
            new Plain(alone, transactional).addTo(works);
            new Pooled(pool, transactions).addTo(works);
            Items items = new Items(alone);
            for (long id = 0; id < ITEMS; id++) {
                items.value(id);
            }
            Worker.serve(works);
        }
    }

    private static void setUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS item (id bigint PRIMARY KEY, name text NOT NULL, value int NOT NULL)");
            statement.execute("INSERT INTO item SELECT i, 'item ' || i, 0 FROM generate_series(0, " + ITEMS
                    + ") i ON CONFLICT DO NOTHING");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS entry (id bigint PRIMARY KEY, item bigint NOT NULL, note text)");
            statement.execute("VACUUM ANALYZE item");
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    private static HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static String url() {
        return System.getProperty(PostgresServer.URL_PROPERTY);
    }

    private static String user() {
        return System.getProperty(PostgresServer.USER_PROPERTY);
    }

    private static String password() {
        return System.getProperty(PostgresServer.PASSWORD_PROPERTY);
    }
}
