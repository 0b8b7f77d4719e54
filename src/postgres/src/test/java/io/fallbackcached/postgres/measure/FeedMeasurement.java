package io.fallbackcached.postgres.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.watch.FeedSettings.Kind;
import io.fallbackcached.postgres.triggers.TablePatterns;
import io.fallbackcached.postgres.triggers.TriggerScript;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How late each feed is, and what it costs those who write; {@code src/docs/feeds.md} has the command. A measurement, not a
 * test: no build runs it unasked, and it asserts nothing of the times.
 */
class FeedMeasurement {

    private static final int PROBES = Integer.getInteger("measure.probes", 2_000);
    private static final int ROUNDS = 9;
    private static final int COMMITS = 1_000;
    private static final int BULK = 100_000;
    private static final long MICRO = 1_000;

    private final PostgresServer server = PostgresServer.shared();
    private final String url = server.createDatabase("measure");

    @Test
    void printsDelaysAndCosts() throws Exception {
        execute("create table item (id bigint primary key, value bigint not null)");
        execute("insert into item select g, 0 from generate_series(1, 1000) g");
        overhead();
        for (Kind kind : List.of(Kind.NOTIFY, Kind.TRIGGERS, Kind.LOGICAL)) {
            if (kind == Kind.TRIGGERS) {
                installTriggers();
            }
            try (Node node = new Node(url, kind);
                    Node other = kind == Kind.NOTIFY ? new Node(url, kind) : null) {
                print(kind + ", idle", delays(node, other));
                print(kind + ", 1,000 writes/s", busyDelays(node, other));
                print(kind + ", last row of " + BULK, bulkDelays(node, other == null));
            }
            if (kind == Kind.TRIGGERS) {
                removeTriggers();
            }
        }
        decoding();
        assertThat(url).isNotEmpty();
    }

    private static long[] delays(Node node, @Nullable Node agent) throws SQLException {
        long[] delays = new long[PROBES];
        try (Writer writer = new Writer(node.connectUrl(), agent)) {
            for (int i = 0; i < PROBES; i++) {
                long id = 1L + i % 400;
                Freshness answer = answer(node, id);
                LockSupport.parkNanos(2_000_000);
                writer.write(id);
                delays[i] = untilInvalid(answer);
            }
        }
        return delays;
    }

    private static long[] busyDelays(Node node, @Nullable Node agent) throws Exception {
        AtomicLong written = new AtomicLong();
        Thread load = new Thread(() -> writeWithoutEnd(node, agent, written));
        load.start();
        try {
            long begun = System.nanoTime();
            long[] delays = delays(node, agent);
            System.out.printf(
                    Locale.ROOT, "  (beside %.0f writes/s)%n", written.get() / ((System.nanoTime() - begun) / 1e9));
            return delays;
        } finally {
            load.interrupt();
            load.join();
        }
    }

    private static void writeWithoutEnd(Node node, @Nullable Node agent, AtomicLong written) {
        try (Writer writer = new Writer(node.connectUrl(), agent)) {
            long next = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                writer.write(500 + written.incrementAndGet() % 500);
                next += 1_000_000;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From a commit of many rows until the answer from the last of them is invalid. */
    private long[] bulkDelays(Node node, boolean anyWriter) throws SQLException {
        if (!anyWriter) {
            return new long[0];
        }
        execute("create table if not exists bulk (id bigint primary key, value bigint)");
        long[] delays = new long[5];
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < delays.length; i++) {
                statement.execute("insert into bulk select g, g from generate_series(1, " + BULK + ") g"
                        + " on conflict (id) do update set value = bulk.value + 1");
                statement.execute("update item set value = value + 1 where id = 7");
                Freshness answer = answer(node, 7);
                connection.commit();
                delays[i] = untilInvalid(answer);
            }
        }
        return delays;
    }

    /** What a commit costs without any feed, with NOTIFY in it, and with triggers. */
    private void overhead() throws SQLException {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        try (Node here = new Node(url, Kind.NOTIFY);
                Node other = new Node(url, Kind.NOTIFY);
                Writer plain = new Writer(url, null);
                Writer telling = new Writer(url, other)) {
            commits(plain);
            commits(telling);
            for (int round = 0; round < ROUNDS; round++) {
                double bare = commits(plain);
                ratio(ratios, "UPDATE + COMMIT with notify", commits(telling) / bare);
                installTriggers();
                commits(plain);
                ratio(ratios, "UPDATE + COMMIT with triggers", commits(plain) / bare);
                removeTriggers();
                commits(plain);
                System.out.printf(Locale.ROOT, "UPDATE + COMMIT: %.0f us%n", bare);
            }
            assertThat(here.database().coverage().isLost()).isFalse();
        }
        ratios.forEach((what, all) -> {
            Collections.sort(all);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f times (%.2f to %.2f)%n",
                    what,
                    all.get(all.size() / 2),
                    all.get(0),
                    all.get(all.size() - 1));
        });
    }

    private static double commits(Writer writer) throws SQLException {
        long[] times = new long[COMMITS];
        for (int i = 0; i < COMMITS; i++) {
            long since = System.nanoTime();
            writer.write(1L + i % 1000);
            times[i] = System.nanoTime() - since;
        }
        Arrays.sort(times);
        return times[COMMITS / 2] / (double) MICRO;
    }

    private static void ratio(Map<String, List<Double>> ratios, String what, double ratio) {
        ratios.computeIfAbsent(what, unused -> new ArrayList<>()).add(ratio);
    }

    /** How fast the changes of a large transaction are taken in, from its commit to its end. */
    private void decoding() throws SQLException {
        try (Node node = new Node(url, Kind.LOGICAL)) {
            long[] delays = bulkDelays(node, true);
            Arrays.sort(delays);
            System.out.printf(
                    Locale.ROOT,
                    "decoding: %d changes in %.0f ms (median of %d): %.0f changes/s%n",
                    BULK,
                    delays[delays.length / 2] / 1e6,
                    delays.length,
                    BULK / (delays[delays.length / 2] / 1e9));
        }
    }

    private static Freshness answer(Node node, long id) {
        Freshness answer = node.answer(id);
        while (answer == null) {
            // An earlier write to the row has not settled yet.
            Thread.onSpinWait();
            answer = node.answer(id);
        }
        return answer;
    }

    private static long untilInvalid(Freshness answer) {
        long committed = System.nanoTime();
        while (answer.holds()) {
            LockSupport.parkNanos(1);
        }
        return System.nanoTime() - committed;
    }

    private static void print(String what, long[] delays) {
        if (delays.length == 0) {
            return;
        }
        Arrays.sort(delays);
        System.out.printf(
                Locale.ROOT,
                "%s: commit to invalid: median %.2f ms, p99 %.2f ms, max %.2f ms of %d%n",
                what,
                delays[delays.length / 2] / 1e6,
                delays[delays.length * 99 / 100] / 1e6,
                delays[delays.length - 1] / 1e6,
                delays.length);
    }

    private void installTriggers() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(TriggerScript.read(connection, "fallbackcached", TablePatterns.ALL)
                    .install());
        }
    }

    private void removeTriggers() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(TriggerScript.read(connection, "fallbackcached", TablePatterns.ALL)
                    .removal());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
