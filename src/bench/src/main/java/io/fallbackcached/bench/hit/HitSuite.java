package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.testkit.PostgresServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is kept is answered again and again. */
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
            List<String> options = new ArrayList<>(Articles.options(server, url));
            options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
            options.addAll(Run.withAgent("log.level=warn"));
            new Paired(run, options).measure(shapes());
        }
    }

    private static List<Shape> shapes() {
        String chosen = System.getProperty(SHAPES, "");
        return chosen.isEmpty()
                ? List.of(Shape.values())
                : Arrays.stream(chosen.split(",", -1)).map(Shape::valueOf).toList();
    }
}
