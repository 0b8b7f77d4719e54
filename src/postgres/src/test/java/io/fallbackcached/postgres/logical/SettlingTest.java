package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A commit that is heard of before anybody can see it: a standby that it waits for does not answer. */
@Timeout(120)
class SettlingTest {

    private static final String[] MISS_A_STANDBY = {
        "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()"
    };
    private static final String[] MISS_NONE = {"alter system reset synchronous_standby_names", "select pg_reload_conf()"
    };

    @ParameterizedTest
    @MethodSource("io.fallbackcached.postgres.logical.VersionedServer#keyVersions")
    void aCommitStaysInDoubtUntilOthersSeeIt(String version) throws Exception {
        try (VersionedServer server = VersionedServer.start(version)) {
            server.execute("create table t (id int primary key, name text)", "insert into t values (1, 'old')");
            try (Listener listener = Listener.to(server)) {
                Freshness before = listener.answer("public.t", "id", 1L);
                server.execute(MISS_A_STANDBY);
                awaitSetting(server, "nobody");
                CompletableFuture<Void> commit =
                        CompletableFuture.runAsync(() -> run(server, "update t set name = 'new' where id = 1"));

                listener.until(() -> !before.holds());
                listener.pollFor(Duration.ofMillis(500));
                assertThat(commit).isNotDone();
                assertThat(name(server)).isEqualTo("old");
                assertThat(listener.judge("public.t").freshness()).as("kept").isNull();
                // The beat is no commit that waits.
                listener.hear();
                assertThat(listener.judge("public.t").freshness()).as("kept").isNull();

                server.execute(MISS_NONE);
                commit.join();
                listener.until(() -> listener.judge("public.t").freshness() != null);
                assertThat(name(server)).isEqualTo("new");
                assertThat(before.holds()).isFalse();
                assertThat(listener.answer("public.t", "id", 1L).holds()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.postgres.logical.VersionedServer#keyVersions")
    void aCommitWhoseWriterIsTerminatedWhileItWaitsIsSeenThen(String version) throws Exception {
        try (VersionedServer server = VersionedServer.start(version)) {
            server.execute("create table t (id int primary key, name text)", "insert into t values (1, 'old')");
            try (Listener listener = Listener.to(server)) {
                Freshness before = listener.answer("public.t", "id", 1L);
                server.execute(MISS_A_STANDBY);
                awaitSetting(server, "nobody");
                CompletableFuture<Void> commit =
                        CompletableFuture.runAsync(() -> run(server, "update t set name = 'new' where id = 1"));
                listener.until(() -> !before.holds());
                assertThat(listener.judge("public.t").freshness()).as("kept").isNull();

                server.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
                listener.until(() -> listener.judge("public.t").freshness() != null);

                assertThat(commit).failsWithin(Duration.ofSeconds(10));
                assertThat(name(server)).isEqualTo("new");
            }
        }
    }

    @Test
    void whatWasRunningWhenHearingBeganIsToldOfOnceItHasEnded() throws Exception {
        try (VersionedServer server = VersionedServer.start(VersionedServer.newest());
                Connection control = server.admin();
                Connection writer = server.admin();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("create table t (id int)");
            Settling settling = new Settling(control, Snapshot.running(control));
            assertThat(settling.settle().hasUnheard()).isFalse();
            assertThat(settling.isIdle()).isFalse();
            writer.commit();
            Thread.sleep(100);

            assertThat(settling.settle().hasUnheard()).isTrue();
            assertThat(settling.isIdle()).isTrue();
            assertThat(settling.settle().hasUnheard()).isFalse();
        }
    }

    private static void awaitSetting(VersionedServer server, String value) throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Connection connection = server.admin();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("show synchronous_standby_names")) {
                row.next();
                if (row.getString(1).equals(value)) {
                    // Those that wait for it are told by the checkpointer.
                    Thread.sleep(200);
                    return;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not reloaded");
    }

    private static String name(VersionedServer server) throws SQLException {
        try (Connection connection = server.admin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name from t where id = 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(VersionedServer server, String sql) {
        try {
            server.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
