package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.paired.PairedForks;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.bench.peers.Peer;
import io.fallbackcached.testkit.PostgresServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers that are all in memory, asked for again and again by keys of each shape, with a zipfian distribution of 0.99 over
 * 10,000 and over 64 keys; a String key is equal to the one that is kept, and not the same object. The values are Strings.
 *
 * <p>Our answers depend on a row that was read from PostgreSQL (variant {@code ours}, with a logical feed from the database, which is
 * the default where there may be one) or on nothing ({@code ours, no dependencies}), never expire, and are bounded; so are
 * the peers', who keep no statistics. See {@link io.fallbackcached.bench.peers} for how each is written.
 *
 * <p>{@code paired} is the strict comparison with caches written by hand, all in one JVM: each shape of key has one to itself
 * ({@code alone}), and all of them share one after each has been used ({@code polluted}). The rest is JMH, each peer in JVMs of its
 * own.
 */
public final class HitSuite implements Suite {

    /** Which shapes to measure, by name and separated by commas; all if it is not set. */
    private static final String SHAPES = "hit.shapes";

    @Override
    public String name() {
        return "hit";
    }

    @Override
    public String question() {
        return "what does an answer from memory cost?";
    }

    @Override
    public void run(Run run) throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.createDatabase("catalogue");
            Articles.create(server, url);
            List<String> options = Articles.options(server, url);
            if (Run.wants("paired")) {
                pair(run, options, shapes());
            }
            if (Run.wants("jmh")) {
                new Forked(run, options).measure(shapes());
            }
        }
    }

    private static void pair(Run run, List<String> options, List<Shape> shapes) throws Exception {
        List<String> withAgent = new ArrayList<>(options);
        withAgent.addAll(Peer.OURS.options());
        PairedForks forks = new PairedForks(run, "hit", PairedVm.class);
        for (int repeat = 0; repeat < (run.quick() ? 1 : 2); repeat++) {
            for (Shape shape : shapes) {
                forks.run(shape + "-" + repeat, withAgent, arguments(run, List.of(shape)));
            }
            if (shapes.size() > 1) {
                forks.run("polluted-" + repeat, withAgent, arguments(run, shapes));
            }
        }
        forks.writeFigures();
    }

    private static List<String> arguments(Run run, List<Shape> shapes) {
        List<String> arguments = new ArrayList<>(List.of(run.quick() ? "2" : "6"));
        shapes.forEach(shape -> arguments.add(shape.name()));
        return arguments;
    }

    private static List<Shape> shapes() {
        String chosen = System.getProperty(SHAPES, "");
        return chosen.isEmpty()
                ? List.of(Shape.values())
                : Arrays.stream(chosen.split(",", -1)).map(Shape::valueOf).toList();
    }
}
