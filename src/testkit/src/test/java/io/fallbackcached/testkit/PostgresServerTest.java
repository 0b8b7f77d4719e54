package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

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
