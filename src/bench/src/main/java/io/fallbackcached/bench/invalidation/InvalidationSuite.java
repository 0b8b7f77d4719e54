package io.fallbackcached.bench.invalidation;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.slices.Rounds;
import io.fallbackcached.bench.slices.WorkerJvm;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** UPDATE of a row and COMMIT in JVMs that differ only in how many answers they keep, round by round. */
public final class InvalidationSuite implements Suite {

    static final String ROWS = "UPDATE and COMMIT, answers depend on its rows";
    static final String ANY_ROW = "UPDATE and COMMIT, answers depend on any row";
    static final String NOTHING = "UPDATE and COMMIT, answers depend on other tables";

    private static final List<Integer> ENTRIES = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int ROUNDS = 16;

    @Override
    public String name() {
        return "invalidation";
    }

    @Override
    public String question() {
        return "does a write cost more the more answers depend on what it writes?";
    }

    @Override
    public void run(Run run) throws Exception {
        List<WorkerJvm> jvms = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start(Map.of("fsync", "off", "wal_level", "replica"))) {
            for (int entries : run.quick() ? ENTRIES.subList(0, 2) : ENTRIES) {
                jvms.add(start(run, server, entries));
            }
            for (WorkerJvm jvm : jvms) {
                jvm.awaitReady();
            }
            Rounds measured = measure(run, jvms);
            measured.report(run.figures(), ", fsync off");
        } finally {
            jvms.forEach(WorkerJvm::close);
        }
    }

    private static Rounds measure(Run run, List<WorkerJvm> jvms) throws IOException {
        List<String> works = List.of(ROWS, ANY_ROW, NOTHING);
        for (WorkerJvm jvm : jvms) {
            for (String work : works) {
                jvm.warmUp(work, run.quick() ? 100 : 3_000);
            }
        }
        Rounds measured = new Rounds(jvms, run.quick() ? 50 : 250);
        for (int round = 0; round < (run.quick() ? 2 : ROUNDS); round++) {
            for (String work : works) {
                measured.round(work);
            }
        }
        return measured;
    }

    private static WorkerJvm start(Run run, PostgresServer server, int entries) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx2g", "-XX:+UseSerialGC"));
        options.addAll(Run.withAgent(""));
        Map<String, String> properties = Map.of(
                PostgresServer.URL_PROPERTY, server.createDatabase("filled" + entries),
                PostgresServer.USER_PROPERTY, server.user(),
                PostgresServer.PASSWORD_PROPERTY, server.password(),
                Filled.ENTRIES_PROPERTY, Integer.toString(entries));
        return WorkerJvm.start(run, entries + " entries", options, properties, Filled.class);
    }
}
