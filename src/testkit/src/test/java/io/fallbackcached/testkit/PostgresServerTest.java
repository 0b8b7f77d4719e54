package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresServerTest {

    @Test
    void comesBackWithItsDataAtTheSamePlace() throws Exception {
        Path data;
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.createDatabase("kept");
            update(server, url, "CREATE TABLE kept (id int)");
            update(server, url, "INSERT INTO kept VALUES (7)");
            data = Path.of(text(server, url, "SHOW data_directory"));
            assertThat(data).isDirectory();

            server.stop();
            assertThatThrownBy(() -> text(server, url, "SELECT id FROM kept")).isInstanceOf(SQLException.class);

            server.restart();
            assertThat(text(server, url, "SELECT id FROM kept")).isEqualTo("7");

            server.crash();
            assertThatThrownBy(() -> text(server, url, "SELECT id FROM kept")).isInstanceOf(SQLException.class);

            server.restart();
            assertThat(text(server, url, "SELECT id FROM kept")).isEqualTo("7");

            server.createDatabase("kept");
            assertThat(text(server, url, "SELECT count(*) FROM pg_class WHERE relname = 'kept'"))
                    .isEqualTo("0");
            assertThat(text(server, url, "SHOW max_prepared_transactions")).isEqualTo("20");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void startsWithTheSettingsItIsGivenAgainToo() throws Exception {
        try (PostgresServer server =
                PostgresServer.start(Map.of("wal_level", "replica", "max_replication_slots", "0"))) {
            assertThat(text(server, server.url(), "SHOW wal_level")).isEqualTo("replica");
            server.restart();
            assertThat(text(server, server.url(), "SHOW max_replication_slots")).isEqualTo("0");
            assertThat(text(server, server.url(), "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aStandbyFollowsUntilItIsPromoted() throws Exception {
        try (PostgresServer primary = PostgresServer.start()) {
            String url = primary.createDatabase("followed");
            update(primary, url, "CREATE TABLE followed AS SELECT 1 AS id");
            try (PostgresServer standby = primary.standby()) {
                String copy = url.replace(":" + primary.port() + "/", ":" + standby.port() + "/");
                assertThat(text(standby, copy, "SELECT pg_is_in_recovery()")).isEqualTo("t");
                assertThat(text(standby, copy, "SELECT count(*) FROM followed")).isEqualTo("1");

                update(primary, url, "INSERT INTO followed VALUES (2)");
                while (!text(standby, copy, "SELECT count(*) FROM followed").equals("2")) {
                    Thread.onSpinWait();
                }
                assertThatThrownBy(() -> update(standby, copy, "INSERT INTO followed VALUES (3)"))
                        .hasMessageContaining("read-only");

                standby.promote();
                update(standby, copy, "INSERT INTO followed VALUES (3)");
                assertThat(text(standby, copy, "SELECT count(*) FROM followed")).isEqualTo("3");
                assertThat(text(primary, url, "SELECT count(*) FROM followed")).isEqualTo("2");
            }
        }
    }

    private static void update(PostgresServer server, String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String text(PostgresServer server, String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
