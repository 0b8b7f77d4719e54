package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is heard of transactions, definitions, and the slot itself. */
@Timeout(120)
class LogicalSourceTest {

    private static VersionedServer server;

    private Listener listener;

    @BeforeAll
    static void start() {
        server = VersionedServer.start(VersionedServer.newest());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() throws Exception {
        server.execute(
                "drop schema public cascade",
                "create schema public",
                "create table t (id int primary key, name text)",
                "create view v as select id from t",
                "insert into t select n, 'x' from generate_series(1, 100) n");
        listener = Listener.to(server);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void ofAManyRowTransactionTheFirstRowCounts() throws Exception {
        Freshness one = listener.answer("public.t");
        server.execute("insert into t select n, 'y' from generate_series(101, 100100) n");
        listener.until(() -> !one.holds());
        assertThat(listener.judge("public.t").freshness())
                .as("in doubt while rows arrive")
                .isNull();

        listener.hear();
        assertThat(listener.answer("public.t").holds()).isTrue();
    }

    @Test
    void manyConcurrentWritersAreHeard() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int[] ids = random.ints(8, 1, 101).distinct().toArray();
            Freshness[] answers = new Freshness[ids.length];
            CompletableFuture<?>[] writers = new CompletableFuture<?>[ids.length];
            for (int i = 0; i < ids.length; i++) {
                answers[i] = listener.answer("public.t", "id", (long) ids[i]);
            }
            for (int i = 0; i < ids.length; i++) {
                int id = ids[i];
                writers[i] = CompletableFuture.runAsync(() -> write("update t set name = 'r' where id = " + id));
            }
            CompletableFuture.allOf(writers).join();
            listener.hear();
            assertThat(answers).noneMatch(Freshness::holds);
        }
    }

    @Test
    void nothingIsMissedBetweenOpeningAndTheFirstPoll() throws Exception {
        Freshness one = listener.answer("public.t", "id", 1L);
        server.execute("update t set name = 'z' where id = 1");

        listener.until(() -> !one.holds());
    }

    @Test
    void aTransactionThatReadBeforeListeningBeganAndWritesAfterIsHeard() throws Exception {
        listener.close();
        try (Connection open = server.admin();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select count(*) from t");
            listener = Listener.to(server);
            Freshness one = listener.answer("public.t", "id", 1L);
            statement.execute("update t set name = 'w' where id = 1");
            listener.pollFor(Duration.ofMillis(50));
            assertThat(one.holds()).isTrue();
            open.commit();
            listener.until(() -> !one.holds());
        }
    }

    @Test
    void aReplacedViewIsSeenAtOnce() throws Exception {
        listener.hear();
        Freshness any = listener.answer("public.t", "id", 5L);
        server.execute("create or replace view v as select id from t where id > 5");

        listener.until(() -> !any.holds());
        assertThat(listener.defined()).isEqualTo(1);
    }

    @Test
    void anAddedColumnIsSeenAndItsChangesAreUnderstood() throws Exception {
        server.execute("update t set name = 'before' where id = 1");
        listener.hear();
        server.execute("alter table t add column more uuid");
        listener.hearDefinitions(1);

        Freshness one = listener.answer("public.t", "id", 1L);
        Freshness two = listener.answer("public.t", "id", 2L);
        server.execute("update t set more = gen_random_uuid() where id = 1");
        listener.hear();
        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
    }

    @Test
    void definitionsThatChangeAmongRowsAreSeenWithTheNextBeat() throws Exception {
        Freshness any = listener.answer("public.t", "id", 5L);
        server.execute("begin", "update t set name = 'q' where id = 1", "alter table t add column more int", "commit");
        listener.hearDefinitions(1);

        assertThat(any.holds()).isFalse();
    }

    @Test
    void rowsOfARenamedColumnAreEverything() throws Exception {
        server.execute("update t set name = 'before' where id = 1");
        listener.hear();
        Freshness two = listener.answer("public.t", "id", 2L);
        server.execute(
                "begin",
                "alter table t rename column name to title",
                "update t set title = 'q' where id = 1",
                "commit");

        listener.until(() -> !two.holds());
    }

    @Test
    void temporaryTablesTouchNothing() throws Exception {
        listener.hear();
        Freshness any = listener.answer("public.t");
        server.execute("create temporary table t (id int primary key)", "insert into t values (1)", "drop table t");
        listener.hear();

        assertThat(any.holds()).isTrue();
        assertThat(listener.defined()).isZero();
    }

    @Test
    void messagesOfOthersTouchNothing() throws Exception {
        Freshness any = listener.answer("public.t");
        server.execute(
                "select pg_logical_emit_message(true, 'fallbackcached', 'another 1')",
                "select pg_logical_emit_message(false, 'x', 'COMMIT 1')",
                "select pg_logical_emit_message(true, 'table public.t: INSERT:', 'y')");
        listener.hear();

        assertThat(any.holds()).isTrue();
    }

    @Test
    void coverageIsSaidOfEachTable() throws Exception {
        listener.close();
        server.execute(
                "create unlogged table u (id int primary key)",
                "create table nokey (id int)",
                "create table nothing (id int primary key)",
                "alter table nothing replica identity nothing",
                "create table whole (id int) partition by range (id)",
                "create unlogged table part partition of whole for values from (0) to (10)",
                "create materialized view m as select * from t");
        listener = Listener.to(server);

        assertThat(listener.source().coverageOf("public.t")).isEqualTo("any writer, rows by key");
        assertThat(listener.source().coverageOf("public.u")).isEqualTo("not covered: unlogged");
        assertThat(listener.source().coverageOf("public.part")).isEqualTo("not covered: unlogged");
        assertThat(listener.source().coverageOf("public.whole")).isEqualTo("not covered: unlogged");
        assertThat(listener.source().coverageOf("public.m")).isEqualTo("not covered: materialized view");
        assertThat(listener.source().coverageOf("public.nokey"))
                .isEqualTo("any writer, whole table (no replica identity)");
        assertThat(listener.source().coverageOf("public.nothing"))
                .isEqualTo("any writer, whole table (no replica identity)");

        server.execute("alter table nothing replica identity full", "alter table u set logged");
        listener.hearDefinitions(1);
        assertThat(listener.source().coverageOf("public.nothing")).isEqualTo("any writer, rows by key");
        assertThat(listener.source().coverageOf("public.u")).isEqualTo("any writer, rows by key");
    }

    @Test
    void aTerminatedSenderIsNoticed() throws Exception {
        server.execute("select pg_terminate_backend(active_pid) from pg_replication_slots");

        assertThatThrownBy(() -> listener.pollFor(Duration.ofSeconds(10))).isInstanceOf(SQLException.class);
    }

    @Test
    void aTerminatedControlConnectionIsNoticed() throws Exception {
        server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fallbackcached feed'");

        assertThatThrownBy(() -> listener.source().beat(7)).isInstanceOf(SQLException.class);
    }

    @Test
    void aSlotThatHoldsBackTooMuchIsGivenUp() throws Exception {
        listener.close();
        listener = Listener.to(server.url(), "postgres", 1_000_000);
        listener.hear();
        // An open transaction keeps the slot from moving on.
        try (Connection open = server.admin();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into t values (1000, 'open')");
            server.execute(
                    "checkpoint", "insert into t select n, repeat('y', 100) from generate_series(2000, 22000) n");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            listener.source().beat(i);
                            listener.pollFor(Duration.ofMillis(100));
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("may no more than 1000000");
        }
    }

    @Test
    void aClosedListenerLeavesNoSlotAndNoDoubt() throws Exception {
        Freshness one = listener.answer("public.t");
        server.execute("insert into t select n, 'y' from generate_series(30000, 60000) n");
        listener.until(() -> !one.holds());
        listener.close();

        assertThat(listener.answer("public.t").holds()).isTrue();
        AtomicBoolean gone = new AtomicBoolean();
        for (int i = 0; i < 100 && !gone.get(); i++) {
            Thread.sleep(50);
            gone.set(slots() == 0);
        }
        assertThat(gone).isTrue();
    }

    private static int slots() throws SQLException {
        try (Connection connection = server.admin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_replication_slots")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void write(String sql) {
        try {
            server.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
