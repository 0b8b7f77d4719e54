package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.peers.Articles;
import io.fallbackcached.bench.peers.Cache2kCatalogue;
import io.fallbackcached.bench.peers.CaffeineCatalogue;
import io.fallbackcached.bench.peers.WovenCatalogue;
import io.fallbackcached.bench.peers.WovenComputingCatalogue;
import io.fallbackcached.bench.peers.WovenStatefulCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The JVM, with the agent attached, in which variants are compared. */
final class PairedVm {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FIRST_WARM_UPS = 40;
    private static final int WARM_UPS = 12;
    private static final int POLLUTING_CALLS = 400_000;

    private final Variant yardstick = new Variant("cache2k", "", Cache2kCatalogue.class);
    private final List<Variant> variants;
    private final int rounds;
    private final String mood;
    private final Figures figures;
    private int warmUps = FIRST_WARM_UPS;

    private PairedVm(int rounds, String mood, Figures figures) throws ReflectiveOperationException {
        this.rounds = rounds;
        this.mood = mood;
        this.figures = figures;
        this.variants = List.of(
                new Variant("ours", "", WovenCatalogue.class),
                new Variant("ours", ", target with state", WovenStatefulCatalogue.class),
                new Variant("ours, no dependencies", "", WovenComputingCatalogue.class),
                yardstick,
                new Variant("cache2k, second copy", "", Cache2kCatalogue.class),
                new Variant("caffeine", "", CaffeineCatalogue.class));
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
                    measure(shape, workers, threads == 1 ? "1 thread" : threads + " threads");
                }
            }
        }
    }

    /** The first answers are not kept: the agent asks the database what the statement reads, and its feed begins. */
    private void fill(Shape shape) throws InterruptedException {
        int size = shape.sizes().stream().mapToInt(Integer::intValue).max().orElseThrow();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Variant variant : variants) {
            long before;
            do {
                before = Articles.loads();
                variant.run(shape, KeySet.inTurn(size), 0, size);
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(variant.name() + " keeps nothing");
                }
            } while (Articles.loads() > before);
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

    private void measure(Shape shape, Workers workers, String threads) throws Exception {
        for (int size : shape.sizes()) {
            String scenario = "hit, " + shape.scenario(size) + ", " + threads + ", " + mood + ", paired";
            new Pairing(variants, yardstick, workers)
                    .measure(shape, KeySet.zipfian(size), warmUps, rounds, scenario, figures);
            warmUps = WARM_UPS;
        }
    }
}
