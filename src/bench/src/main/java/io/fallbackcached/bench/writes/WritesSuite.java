package io.fallbackcached.bench.writes;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.slices.Rounds;
import io.fallbackcached.bench.slices.WorkerJvm;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole round trips to a real PostgreSQL on this machine, with and without the agent, round by round. */
public final class WritesSuite implements Suite {

    private static final List<String> ALL = List.of(
            "SELECT by key",
            "INSERT, autocommit",
            "UPDATE, autocommit",
            "UPDATE and COMMIT",
            "50 INSERTs in a batch and COMMIT",
            "SELECT by key, HikariCP",
            "UPDATE, autocommit, HikariCP",
            "UPDATE and COMMIT, HikariCP");
    private static final List<String> WRITES = List.of("UPDATE, autocommit", "UPDATE and COMMIT");

    @Override
    public String name() {
        return "writes";
    }

    @Override
    public String question() {
        return "what does the agent cost an application's own statements and commits?";
    }

    @Override
    public void run(Run run) throws Exception {
        List<Variant> alone = List.of(Variant.NONE, Variant.OURS, Variant.NO_FEED);
        // Without waiting for a disk a commit is as cheap as it gets, and the agent's share as high.
        try (PostgresServer server = PostgresServer.start(settings("off", "replica"))) {
            measure(run, server, ", fsync off", alone, ALL, 12);
            measure(run, server, ", fsync off, feed notify", List.of(Variant.NONE, Variant.HEARD), WRITES, 12);
        }
        // What a server does unless somebody has told it otherwise.
        try (PostgresServer server = PostgresServer.start(settings("on", "replica"))) {
            measure(run, server, ", durable (fsync on)", alone, WRITES, 12);
        }
        try (PostgresServer server = PostgresServer.start(settings("off", "logical"))) {
            measure(run, server, ", fsync off, feed logical", List.of(Variant.NONE, Variant.OURS), WRITES, 12);
        }
    }

    private static Map<String, String> settings(String fsync, String walLevel) {
        return Map.of("fsync", fsync, "full_page_writes", fsync, "synchronous_commit", "on", "wal_level", walLevel);
    }

    private static void measure(
            Run run, PostgresServer server, String where, List<Variant> variants, List<String> works, int rounds)
            throws IOException {
        List<WorkerJvm> started = new ArrayList<>();
        List<WorkerJvm> compared = new ArrayList<>();
        try {
            for (Variant variant : variants) {
                String database = server.createDatabase("application" + compared.size());
                List<WorkerJvm> jvms = variant.start(run, server, database);
                started.addAll(jvms);
                compared.add(jvms.get(0));
            }
            warmUp(run, compared, works);
            Rounds measured = new Rounds(compared, run.quick() ? 50 : 250);
            for (int round = 0; round < (run.quick() ? 2 : rounds); round++) {
                for (String work : works) {
                    measured.round(work);
                }
            }
            measured.report(run.figures(), where);
        } finally {
            started.forEach(WorkerJvm::close);
        }
    }

    private static void warmUp(Run run, List<WorkerJvm> jvms, List<String> works) throws IOException {
        for (WorkerJvm jvm : jvms) {
            for (String work : works) {
                jvm.warmUp(work, run.quick() ? 100 : 3_000);
            }
        }
    }
}
