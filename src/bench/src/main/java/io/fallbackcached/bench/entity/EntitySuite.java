package io.fallbackcached.bench.entity;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.jmh.Jmh;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Hits on entities and on lists of them: ours, which copies, against Ebean's own caches. */
public final class EntitySuite implements Suite {

    private static final String ONE = "hit, an entity, ";
    private static final String LIST = "hit, a list of 20 entities, ";

    @Override
    public String name() {
        return "entity";
    }

    @Override
    public String question() {
        return "What does an entity, or a list of 20, from memory cost: our copy against Ebean's bean and query caches?";
    }

    @Override
    public void run(Run run) throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.createDatabase("customers");
            Customers.create(url, server);
            Variants variants = new Variants(run, ours(url, server), ebeans(url, server));
            variants.ours(ONE, "ours", "one", 1);
            variants.ebeans(ONE, "ebean-l2", "one", 1);
            variants.ours(ONE, "ours, values: shared", "sharedOne", 1);
            variants.ours(LIST, "ours", "list", 1);
            variants.ebeans(LIST, "ebean query cache", "queryCache", 1);
            variants.ours(LIST, "ours, values: shared", "sharedList", 1);
            if (run.quick()) {
                return;
            }
            variants.ours(ONE, "ours", "one", 2);
            variants.ebeans(ONE, "ebean-l2", "one", 2);
            variants.ours(LIST, "ours", "list", 2);
            variants.ebeans(LIST, "ebean query cache", "queryCache", 2);
        }
    }

    private static List<String> ours(String url, PostgresServer server) {
        List<String> options = new ArrayList<>(enhanced());
        // Ebean's caches hear of no other process either.
        options.addAll(Run.withAgent("feed=none,packages=io.fallbackcached.bench.entity"));
        options.addAll(Customers.at(url, server, false));
        return options;
    }

    private static List<String> ebeans(String url, PostgresServer server) {
        List<String> options = new ArrayList<>(enhanced());
        options.addAll(Customers.at(url, server, true));
        return options;
    }

    private static List<String> enhanced() {
        return List.of("-javaagent:" + Run.peerAgent("ebean-agent"));
    }

    private record Variants(Run run, List<String> withAgent, List<String> withEbeansCaches) {

        void ours(String scenario, String variant, String method, int threads) throws IOException, RunnerException {
            measure(scenario, variant, method, threads, withAgent);
        }

        void ebeans(String scenario, String variant, String method, int threads) throws IOException, RunnerException {
            measure(scenario, variant, method, threads, withEbeansCaches);
        }

        private void measure(String scenario, String variant, String method, int threads, List<String> options)
                throws IOException, RunnerException {
            String benchmark = EntityHits.class.getName().replace(".", "\\.") + "\\." + method + "$";
            Jmh.run(
                    run,
                    benchmark,
                    scenario + (threads == 1 ? "1 thread" : threads + " threads"),
                    variant,
                    threads,
                    options);
        }
    }
}
