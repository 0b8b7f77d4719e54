package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.paired.Contender;
import io.fallbackcached.bench.paired.Pairing;
import io.fallbackcached.bench.paired.Workers;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.bench.peers.Cache2kCatalogue;
import io.fallbackcached.bench.peers.CaffeineCatalogue;
import io.fallbackcached.bench.peers.WovenCatalogue;
import io.fallbackcached.bench.peers.WovenComputingCatalogue;
import io.fallbackcached.bench.peers.WovenStatefulCatalogue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The JVM, with the agent attached, in which variants are compared. */
final class PairedVm {

    private static final int POLLUTING_CALLS = 400_000;

    /** The first is what the others are compared with. */
    private final List<Variant> variants;

    private final int rounds;
    private final String mood;
    private final Figures figures;
    private int warmUps;

    private PairedVm(int rounds, String mood, Figures figures) {
        this.rounds = rounds;
        // The first time there is more to compile.
        this.warmUps = 3 * rounds;
        this.mood = mood;
        this.figures = figures;
        this.variants = List.of(
                new Variant("cache2k", Cache2kCatalogue.class),
                new Variant("ours", WovenCatalogue.class),
                new Variant("ours", ", target with state", WovenStatefulCatalogue.class),
                new Variant("ours, no dependencies", WovenComputingCatalogue.class),
                new Variant("cache2k, second copy", Cache2kCatalogue.class),
                new Variant("caffeine", CaffeineCatalogue.class));
    }

    /** @param arguments the file for the figures, the number of rounds, and the shapes; several share this JVM */
    public static void main(String[] arguments) throws Exception {
        List<Shape> shapes =
                Arrays.stream(arguments).skip(2).map(Shape::valueOf).toList();
        String mood = shapes.size() == 1 ? "alone" : "polluted";
        new PairedVm(Integer.parseInt(arguments[1]), mood, Figures.startingIn(Path.of(arguments[0]))).run(shapes);
        System.exit(0);
    }

    private void run(List<Shape> shapes) throws Exception {
        for (Shape shape : shapes) {
            fill(shape);
        }
        if (shapes.size() > 1) {
            for (Shape shape : shapes) {
                pollute(shape);
            }
        }
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers workers = new Workers(threads)) {
                for (Shape shape : shapes) {
                    measure(shape, workers);
                }
            }
        }
    }

    private void fill(Shape shape) {
        int size = Collections.max(shape.sizes());
        for (Variant variant : variants) {
            Hits.fill(size, keys -> variant.run(shape, keys, 0, size));
        }
    }

    private void pollute(Shape shape) {
        KeySet keys = KeySet.zipfian(64);
        for (Variant variant : variants) {
            for (int from = 0; from < POLLUTING_CALLS; from += Workers.BATCH) {
                variant.run(shape, keys, from, Workers.BATCH);
            }
        }
    }

    private void measure(Shape shape, Workers workers) throws Exception {
        for (int size : shape.sizes()) {
            String scenario = shape.scenario(size, workers.threads(), mood) + ", paired";
            KeySet keys = KeySet.zipfian(size);
            List<Contender> contenders = variants.stream()
                    .map(variant -> variant.asking(shape, keys))
                    .toList();
            long loads = Articles.loads();
            new Pairing(contenders, contenders.get(0), workers).measure(warmUps, rounds, scenario, figures);
            Hits.check(loads);
            warmUps = rounds;
        }
    }
}
