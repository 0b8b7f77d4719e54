package io.fallbackcached.bench.miss;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.jmh.Jmh;
import io.fallbackcached.bench.paired.PairedForks;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.testkit.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls that are not answered from memory, beside the same call of a bare method: a key that never came before (with
 * its entry being made, and an older one evicted), a condition that is false, a transaction under REPEATABLE READ, rules that
 * were switched off; and a method that no rule names. In one JVM by processor time, SELECTs call by call too, with a JVM without agent as control; by JMH
 * with and without agent, and with one that was told not to do anything. The agent has its default settings, a logical feed from
 * the database included; cache2k by hand is eternal, of 10,000 entries as ours, without statistics.
 */
public final class MissSuite implements Suite {

    @Override
    public String name() {
        return "miss";
    }

    @Override
    public String question() {
        return "what does everything cost that is no hit?";
    }

    @Override
    public void run(Run run) throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.createDatabase("catalogue");
            Articles.create(server, url);
            List<String> options = Articles.options(server, url);
            if (Run.wants("paired")) {
                pair(run, options);
            }
            if (Run.wants("jmh")) {
                fork(run, options);
            }
        }
    }

    private static void pair(Run run, List<String> options) throws Exception {
        PairedForks forks = new PairedForks(run, "miss", MissVm.class);
        List<String> rounds = List.of(run.quick() ? "2" : "12");
        for (int repeat = 0; repeat < (run.quick() ? 1 : 2); repeat++) {
            forks.run("none-" + repeat, options, rounds);
            forks.run("ours-" + repeat, with(options, "log.level=error"), rounds);
        }
        forks.writeFigures();
    }

    private static void fork(Run run, List<String> options) throws Exception {
        Jmh.Effort effort = run.quick() ? new Jmh.Effort(1, 1, 300) : new Jmh.Effort(3, 4, 300);
        for (String benchmark : List.of("computed", "read", "unrelated")) {
            String include = MissBenchmark.class.getName().replace(".", "\\.") + "\\." + benchmark + "$";
            String scenario = benchmark.equals("read")
                    ? "miss, loopback SELECT"
                    : benchmark.equals("computed") ? "miss, computed" : "unrelated method of a woven class";
            Jmh.run(run, include, scenario, "none", 1, options, effort);
            Jmh.run(run, include, scenario, "ours", 1, with(options, "log.level=error"), effort);
            Jmh.run(run, include, scenario, "ours, enabled=false", 1, with(options, "enabled=false"), effort);
        }
    }

    private static List<String> with(List<String> options, String agent) {
        List<String> all = new ArrayList<>(options);
        all.addAll(Run.withAgent(agent));
        return all;
    }
}
