package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Freshness;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints how fast changes are heard. Run by hand, with a server's version as argument, and the system property {@code
 * fallbackcached.postgres-servers} as in the tests.
 */
final class DecodingSpeed {

    private DecodingSpeed() {}

    public static void main(String[] arguments) throws Exception {
        String version = arguments.length > 0 ? arguments[0] : VersionedServer.newest();
        try (VersionedServer server = VersionedServer.start(version)) {
            server.execute(
                    "create table t (id int primary key, name text, at timestamptz default now(), n numeric default 1.5)",
                    "insert into t select n, 'x' from generate_series(1, 100) n");
            try (Listener listener = Listener.to(server)) {
                System.out.println("PostgreSQL " + version);
                for (int i = 0; i < 5; i++) {
                    oneTransaction(server, listener, 1000 + i * 100_000);
                }
                smallTransactions(server, listener);
                latency(server, listener);
                idle(listener);
            }
        }
        System.exit(0);
    }

    private static void oneTransaction(VersionedServer server, Listener listener, int from) throws Exception {
        Freshness before = listener.answer("public.t");
        String insert =
                "insert into t select n, 'name of ' || n from generate_series(" + from + ", " + (from + 99_999) + ") n";
        long begun = System.nanoTime();
        long cpu = cpu();
        server.execute(insert);
        long committed = System.nanoTime();
        listener.until(() -> !before.holds());
        long first = System.nanoTime();
        listener.until(() -> listener.judge("public.t").freshness() != null);
        long last = System.nanoTime();
        System.out.printf(
                "100,000 rows: written in %d ms, first heard %d ms and all %d ms after the commit, %,d changes/s, %,d in a second of the feed's thread%n",
                (committed - begun) / 1_000_000,
                (first - committed) / 1_000_000,
                (last - committed) / 1_000_000,
                100_000 * 1_000_000_000L / (last - committed),
                100_000 * 1_000_000_000L / (cpu() - cpu));
    }

    /** As many as three writers make. */
    private static void smallTransactions(VersionedServer server, Listener listener) throws Exception {
        int each = 5_000;
        long begun = System.nanoTime();
        CompletableFuture<?>[] writers = new CompletableFuture<?>[3];
        for (int w = 0; w < writers.length; w++) {
            int id = w + 1;
            writers[w] = CompletableFuture.runAsync(() -> update(server, id, each));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(writers);
        while (!all.isDone()) {
            listener.source().poll();
        }
        long written = System.nanoTime();
        listener.hear();
        long heard = System.nanoTime() - Duration.ofMillis(30).toNanos();
        System.out.printf(
                "%,d transactions of one row: written in %d ms while heard, heard %d ms after, %,d/s%n",
                3 * each,
                (written - begun) / 1_000_000,
                (heard - written) / 1_000_000,
                3L * each * 1_000_000_000L / (heard - begun));
    }

    /** From the return of a commit to the answer's end, and to when the next can be kept. */
    private static void latency(VersionedServer server, Listener listener) throws Exception {
        long[] invalid = new long[2000];
        long[] settled = new long[invalid.length];
        AtomicLong committed = new AtomicLong();
        BlockingQueue<Boolean> go = new ArrayBlockingQueue<>(1);
        Thread writer = new Thread(() -> {
            try (Connection connection = server.admin();
                    PreparedStatement update = connection.prepareStatement("update t set name = 'l' where id = 1")) {
                while (go.take()) {
                    update.executeUpdate();
                    committed.set(System.nanoTime());
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        for (int i = 0; i < invalid.length; i++) {
            Freshness answer = listener.answer("public.t", "id", 1L);
            committed.set(0);
            go.put(true);
            listener.until(() -> !answer.holds());
            long heard = System.nanoTime();
            listener.until(() -> listener.judge("public.t").freshness() != null);
            long kept = System.nanoTime();
            listener.until(() -> committed.get() != 0);
            invalid[i] = Math.max(0, heard - committed.get());
            settled[i] = Math.max(0, kept - committed.get());
            Thread.sleep(1);
        }
        go.put(false);
        writer.join();
        System.out.println("commit returned to answer invalid: " + quantiles(invalid));
        System.out.println("commit returned to next kept: " + quantiles(settled));
    }

    private static String quantiles(long[] nanos) {
        Arrays.sort(nanos);
        return "p50 " + nanos[nanos.length / 2] / 1000 + " us, p99 " + nanos[nanos.length * 99 / 100] / 1000
                + " us, max " + nanos[nanos.length - 1] / 1000 + " us";
    }

    private static void idle(Listener listener) throws Exception {
        listener.pollFor(Duration.ofMillis(1500));
        long before = cpu();
        listener.pollFor(Duration.ofSeconds(3));
        long used = cpu() - before;
        System.out.printf("idle: %.1f %% of a core%n", used / 30_000_000.0);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void update(VersionedServer server, int id, int times) {
        try (Connection connection = server.admin();
                PreparedStatement update = connection.prepareStatement("update t set name = 's' where id = " + id)) {
            for (int i = 0; i < times; i++) {
                update.executeUpdate();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
