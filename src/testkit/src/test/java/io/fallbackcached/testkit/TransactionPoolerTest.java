package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

@Timeout(60)
class TransactionPoolerTest {

    private static final String PID = "SELECT pg_backend_pid()";

    private final PostgresServer server = PostgresServer.shared();
    private final TransactionPooler pooler = new TransactionPooler(server.port(), 3);

    @AfterEach
    void close() {
        pooler.close();
    }

    @Test
    void eachStatementOutsideATransactionGoesToAnotherSession() throws Exception {
        try (Connection connection = connect("")) {
            Set<String> sessions = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                sessions.add(ask(connection, PID));
            }
            assertThat(sessions).hasSize(3).contains(ask(connection, PID));
            assertThat(sessions)
                    .doesNotContain(Integer.toString(
                            connection.unwrap(PGConnection.class).getBackendPID()));
        }
    }

    @Test
    void whatIsSetInASessionDoesNotStay() throws Exception {
        try (Connection connection = connect("&preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO elsewhere");
            assertThat(ask(connection, "SHOW search_path")).doesNotContain("elsewhere");
            statement.execute("LISTEN somebody");
            statement.execute("NOTIFY somebody");
            ask(connection, PID);
            assertThat(connection.unwrap(PGConnection.class).getNotifications()).isNullOrEmpty();
        }
    }

    @Test
    void aTransactionStaysWhereItIs() throws Exception {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS pooled (id int PRIMARY KEY)");
            connection.setAutoCommit(false);
            String session = ask(connection, PID);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pooled VALUES (?)")) {
                for (int id = 0; id < 1_000; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY pooled FROM STDIN", new StringReader("1000\n1001\n"));
            assertThat(ask(connection, PID)).isEqualTo(session);
            assertThat(ask(connection, "SELECT count(*) FROM pooled")).isEqualTo("1002");
            assertThatThrownBy(() -> statement.execute("INSERT INTO pooled VALUES (1)"))
                    .hasMessageContaining("duplicate key");
            connection.rollback();
            assertThat(ask(connection, "SELECT count(*) FROM pooled")).isEqualTo("0");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("DROP TABLE pooled");
        }
    }

    @Test
    void aTransactionWhoseClientLeavesIsRolledBack() throws Exception {
        try (Connection stays = connect("");
                Statement statement = stays.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS left_alone (id int PRIMARY KEY)");
            try (Connection leaves = connect("")) {
                leaves.setAutoCommit(false);
                leaves.createStatement().execute("INSERT INTO left_alone VALUES (1)");
            }
            statement.execute("INSERT INTO left_alone VALUES (1)");
            statement.execute("DROP TABLE left_alone");
        }
    }

    @Test
    void sessionsThatTheServerEndsAreReplaced() throws Exception {
        try (Connection connection = connect("")) {
            String session = ask(connection, PID);
            try (Connection direct = DriverManager.getConnection(server.url(), server.user(), server.password())) {
                ask(direct, "SELECT pg_terminate_backend(" + session + ", 10000)");
            }
            for (int i = 0; i < 4; i++) {
                assertThat(ask(connection, PID)).isNotEqualTo(session);
            }
        }
    }

    @Test
    void refusesReplication() {
        assertThatThrownBy(() -> connect("&replication=database&assumeMinServerVersion=14&preferQueryMode=simple"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("unsupported startup parameter: replication");
    }

    private Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(pooler.url(server.url()) + parameters, server.user(), server.password());
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
