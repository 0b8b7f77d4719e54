package io.fallbackcached.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.measure.StatementLoops;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the agent costs an application's own statements, with and without it in turn; {@code src/docs/freshness.md} has the
 * command. A measurement, not a test: no build runs it unasked, and it asserts nothing of the times.
 */
class StatementCost {

    private static final int ROUNDS = 5;

    @Test
    void printsTheRatios() {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        Harness harness = Harnesses.forked().get(0);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Long> without = run(harness, setup().withoutAgent());
            Map<String, Long> with = run(harness, setup());
            with.forEach((kind, nanos) -> {
                System.out.printf(Locale.ROOT, "%-28s %8d ns without, %8d with%n", kind, without.get(kind), nanos);
                ratios.computeIfAbsent(kind, unused -> new ArrayList<>()).add((double) nanos / without.get(kind));
            });
        }
        ratios.forEach((kind, all) -> {
            Collections.sort(all);
            System.out.printf(Locale.ROOT, "%-28s with/without: median %.3f of %s%n", kind, all.get(ROUNDS / 2), all);
        });
        assertThat(ratios).isNotEmpty();
    }

    private static Setup setup() {
        PostgresServer server = PostgresServer.shared();
        Setup setup = Setup.of(StatementLoops.class);
        Peers.jdbc().forEach(setup::classPathEntry);
        return server.handTo(setup, server.url());
    }

    private static Map<String, Long> run(Harness harness, Setup setup) {
        Outcome outcome = harness.run(setup);
        Map<String, Long> nanos = new LinkedHashMap<>();
        outcome.lines().forEach(line -> {
            int colon = line.lastIndexOf(": ");
            nanos.put(line.substring(0, colon), Long.parseLong(line.substring(colon + 2)));
        });
        assertThat(nanos).as(outcome.toString()).isNotEmpty();
        return nanos;
    }
}
