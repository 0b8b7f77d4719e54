package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must be so before anything is heard, and what is said when it is not. */
@Timeout(120)
class LogicalWayTest {

    private static VersionedServer server;

    @BeforeAll
    static void start() throws SQLException {
        server = VersionedServer.start(
                VersionedServer.newest(), Map.of("max_replication_slots", "1", "max_wal_senders", "2"));
        server.execute(
                "create role plain login",
                "create role replicator login replication",
                "create schema hidden",
                "create table hidden.t (id int primary key)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRoleWithoutReplicationIsToldSo() {
        assertThatThrownBy(() -> open("plain"))
                .isInstanceOf(FeedUnavailable.class)
                .hasMessageContaining("the role plain may not replicate")
                .hasMessageContaining("ALTER ROLE plain REPLICATION");
    }

    @Test
    void aRoleThatIsNotLetInIsToldSo() {
        assertThatThrownBy(() -> open("nobody"))
                .isInstanceOf(FeedUnavailable.class)
                .hasMessageContaining("feed.user");
        assertThatThrownBy(() -> Listener.to(server.url() + "_none", "postgres", 1L << 30))
                .isInstanceOf(FeedUnavailable.class)
                .hasMessageContaining("feed.url");
    }

    @Test
    void aServerThatIsNotThereMayComeBack() {
        assertThatThrownBy(() -> Listener.to("jdbc:postgresql://localhost:1/x", "postgres", 1L << 30))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void replicationAloneIsEnoughToHearOfRowsThatTheRoleMayNotRead() throws Exception {
        try (Listener listener = open("replicator")) {
            server.execute("insert into hidden.t values (1)");
            listener.hear();
            Freshness one = listener.answer("hidden.t", "id", 1L);
            Freshness two = listener.answer("hidden.t", "id", 2L);
            server.execute("delete from hidden.t where id = 1");
            listener.hear();
            assertThat(one.holds()).isFalse();
            assertThat(two.holds()).isTrue();
        }
        awaitNoSlot();
    }

    @Test
    void slotsThatAreAllInUseAreNamed() throws Exception {
        server.execute("select pg_create_physical_replication_slot('other')");
        try {
            assertThatThrownBy(() -> open("postgres"))
                    .isInstanceOf(FeedUnavailable.class)
                    .hasMessageContaining("no replication slot left")
                    .hasMessageContaining("max_replication_slots");
        } finally {
            server.execute("select pg_drop_replication_slot('other')");
        }
    }

    @Test
    void sendersThatAreAllInUseAreNamed() throws Exception {
        Map<String, String> replication =
                Map.of("replication", "database", "assumeMinServerVersion", "14", "preferQueryMode", "simple");
        List<Connection> senders = new ArrayList<>();
        try {
            senders.add(connect(replication));
            senders.add(connect(replication));
            assertThatThrownBy(() -> open("postgres"))
                    .isInstanceOf(FeedUnavailable.class)
                    .hasMessageContaining("max_wal_senders");
        } finally {
            for (Connection sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void aServerWithoutLogicalLogIsToldSo() {
        try (VersionedServer replica =
                VersionedServer.start(VersionedServer.newest(), Map.of("wal_level", "replica"))) {
            assertThatThrownBy(() -> Listener.to(replica))
                    .isInstanceOf(FeedUnavailable.class)
                    .hasMessageContaining("wal_level is replica")
                    .hasMessageContaining("wal_level = logical");
        }
    }

    @Test
    void openingWaitsForOpenTransactionsWhateverTheRoleSets() throws Exception {
        server.execute(
                "alter role postgres set lock_timeout = '200ms'", "alter role postgres set statement_timeout = '5s'");
        try (Connection writer = server.admin();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into hidden.t values (77)");
            CompletableFuture<Listener> opening = CompletableFuture.supplyAsync(LogicalWayTest::openUnchecked);
            Thread.sleep(1500);
            assertThat(opening).isNotDone();
            writer.commit();
            opening.get(30, TimeUnit.SECONDS).close();
        } finally {
            server.execute("alter role postgres reset all");
        }
        awaitNoSlot();
    }

    @Test
    void openingEndsWhenItIsInterrupted() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread opening = new Thread(() -> {
            try {
                Listener.to(server);
            } catch (Exception e) {
                failure.set(e);
            }
        });
        try (Connection writer = server.admin();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into hidden.t values (78)");
            opening.start();
            Thread.sleep(1000);
            opening.interrupt();
            opening.join(10_000);
            assertThat(failure.get()).isInstanceOf(SQLException.class).hasMessageContaining("interrupted");
            awaitNoSlot();
        }
    }

    private static Listener open(String user) throws SQLException, FeedUnavailable {
        return Listener.to(server.url(), user, 1L << 30);
    }

    private static Listener openUnchecked() {
        try {
            return open("postgres");
        } catch (SQLException | FeedUnavailable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(Map<String, String> more) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(more);
        properties.setProperty("user", "postgres");
        return DriverManager.getConnection(server.url(), properties);
    }

    private static void awaitNoSlot() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Connection connection = server.admin();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from pg_stat_replication_slots s"
                            + " join pg_replication_slots using (slot_name)")) {
                row.next();
                if (row.getInt(1) == 0) {
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the slot stays");
    }
}
