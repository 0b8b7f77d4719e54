package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.hit.Workers.Slice;
import io.fallbackcached.bench.peers.Articles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Compares variants within one JVM: in each round each of them runs for about 30 ms, in an order drawn anew, and what a
 * round says is the ratio of its slices. So whatever slows the machine for longer than a round slows all of them.
 */
final class Pairing {

    private static final long SLICE = 30_000_000;
    private static final int MOST_LOADS = 5;

    private final List<Variant> variants;
    private final Variant yardstick;
    private final Workers workers;
    private final Random random = new Random();

    /** @param yardstick one of the variants, that the others are compared with */
    Pairing(List<Variant> variants, Variant yardstick, Workers workers) {
        this.variants = variants;
        this.yardstick = yardstick;
        this.workers = workers;
    }

    void measure(Shape shape, KeySet keys, int warmUps, int rounds, String scenario, Figures figures) throws Exception {
        Map<Variant, Integer> batches = new HashMap<>();
        for (int round = 0; round < warmUps; round++) {
            for (Variant variant : shuffled()) {
                int now = batches.getOrDefault(variant, 1);
                Slice slice = workers.run(variant, shape, keys, now);
                double wanted = (double) SLICE * workers.threads() * now / Math.max(slice.nanos(), 1);
                batches.put(variant, (int) Math.max(1, Math.min(wanted, 4.0 * now)));
            }
        }
        List<Round> measured = new ArrayList<>();
        long loads = Articles.loads();
        for (int round = 0; round < rounds; round++) {
            Map<Variant, Slice> slices = new HashMap<>();
            for (Variant variant : shuffled()) {
                slices.put(variant, workers.run(variant, shape, keys, batches.getOrDefault(variant, 1)));
            }
            measured.add(new Round(slices));
        }
        loads = Articles.loads() - loads;
        if (loads > MOST_LOADS) {
            throw new IllegalStateException(scenario + ": " + loads + " of what was measured were no hits");
        }
        for (Variant variant : variants) {
            write(variant, measured, scenario + variant.situation(), figures);
        }
    }

    private void write(Variant variant, List<Round> rounds, String scenario, Figures figures) throws IOException {
        String name = variant.name();
        if (variant != yardstick) {
            figures.add(
                    figure(scenario, name, "x " + yardstick.name(), rounds, round -> round.ratio(variant, yardstick)));
        }
        figures.add(figure(
                scenario, name, "ns/op", rounds, round -> round.of(variant).nanosPerCall()));
        figures.add(figure(
                scenario, name, "B/op", rounds, round -> round.of(variant).bytesPerCall()));
    }

    private static Figure figure(
            String scenario, String name, String unit, List<Round> rounds, ToDoubleFunction<Round> sample) {
        return new Figure(
                scenario,
                name,
                unit,
                rounds.stream().mapToDouble(sample).boxed().toList());
    }

    private List<Variant> shuffled() {
        List<Variant> order = new ArrayList<>(variants);
        Collections.shuffle(order, random);
        return order;
    }

    private record Round(Map<Variant, Slice> slices) {

        Slice of(Variant variant) {
            return Objects.requireNonNull(slices.get(variant), "each runs in each round");
        }

        double ratio(Variant variant, Variant yardstick) {
            return of(variant).nanosPerCall() / of(yardstick).nanosPerCall();
        }
    }
}
