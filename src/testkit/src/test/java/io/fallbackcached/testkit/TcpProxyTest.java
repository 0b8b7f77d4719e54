package io.fallbackcached.testkit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {

    private final PostgresServer server = PostgresServer.shared();
    private final TcpProxy proxy = new TcpProxy(server.port());

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void passesWhatIsSaid() throws Exception {
        try (Connection connection = connect()) {
            String large = "x".repeat(1_000_000);
            assertThat(ask(connection, "SELECT '" + large + "'")).isEqualTo(large);
            assertThat(proxy.connections()).isEqualTo(1);
        }
        while (proxy.connections() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void holdsEverythingBackWhilePausedAndLosesNothing() throws Exception {
        try (Connection connection = connect()) {
            proxy.pause();
            CompletableFuture<String> answer = asynchronously(() -> ask(connection, "SELECT 'late'"));
            CompletableFuture<String> other = asynchronously(() -> {
                try (Connection second = connect()) {
                    return ask(second, "SELECT 'new'");
                }
            });
            assertThatThrownBy(() -> answer.get(300, MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(other).isNotDone();
            proxy.resume();
            assertThat(answer.get(20, SECONDS)).isEqualTo("late");
            assertThat(other.get(20, SECONDS)).isEqualTo("new");
        }
    }

    @Test
    void theServerDoesNotGetToKnowOfAClientThatLeavesWhilePaused() throws Exception {
        Connection connection = connect();
        String session =
                "SELECT count(*) FROM pg_stat_activity WHERE pid = " + ask(connection, "SELECT pg_backend_pid()");
        proxy.pause();
        connection.close();
        try (Connection direct = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            assertThat(ask(direct, session)).isEqualTo("1");
            proxy.resume();
            while (!ask(direct, session).equals("0")) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void cutsConnectionsPausedOrNot() throws Exception {
        try (Connection connection = connect();
                Connection paused = connect()) {
            CompletableFuture<String> sleeping = asynchronously(() -> ask(connection, "SELECT pg_sleep(50)"));
            proxy.pause();
            CompletableFuture<String> waiting = asynchronously(() -> ask(paused, "SELECT 1"));
            proxy.cut();
            assertThat(sleeping).failsWithin(20, SECONDS);
            assertThat(waiting).failsWithin(20, SECONDS);
            proxy.resume();
        }
        try (Connection again = connect()) {
            assertThat(ask(again, "SELECT 'back'")).isEqualTo("back");
        }
    }

    @Test
    void refusesNewConnectionsAndKeepsThoseThatAreThere() throws Exception {
        try (Connection connection = connect()) {
            proxy.refuse();
            assertThatThrownBy(this::connect).isInstanceOf(SQLException.class);
            assertThat(ask(connection, "SELECT 'still'")).isEqualTo("still");
            proxy.welcome();
            connect().close();
        }
    }

    @Test
    void takesTimeInBothDirections() throws Exception {
        try (Connection connection = connect()) {
            proxy.delay(Duration.ofMillis(50));
            long start = System.nanoTime();
            ask(connection, "SELECT 1");
            assertThat(System.nanoTime() - start).isGreaterThan(MILLISECONDS.toNanos(100));
            proxy.delay(Duration.ZERO);
        }
    }

    @Test
    void aServerThatIsNotThereIsNotThere() {
        try (TcpProxy nowhere = new TcpProxy(1)) {
            String url = nowhere.url("jdbc:postgresql://localhost:1/postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, server.user(), server.password()))
                    .isInstanceOf(SQLException.class);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(proxy.url(server.url()), server.user(), server.password());
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private interface Question {
        String ask() throws SQLException;
    }

    private static CompletableFuture<String> asynchronously(Question question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(question.ask());
            } catch (SQLException fault) {
                answer.completeExceptionally(fault);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }
}
