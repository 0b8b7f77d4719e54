package io.fallbackcached.bench.paired;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.machine.Compilers;
import io.fallbackcached.bench.paired.Workers.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Compares contenders within one JVM: in each round each of them runs for a slice, in an order drawn anew, and what a
 * round says is the ratio of its slices. So whatever slows the machine for longer than a round slows all of them.
 */
public final class Pairing {

    private static final long SOME_MILLIS = 30;
    private static final int FEW = 64;

    private final List<Contender> contenders;
    private final Contender yardstick;
    private final Workers workers;
    private final long sliceNanos;
    private final Random random = new Random();

    /** With slices of 30 ms. */
    public Pairing(List<Contender> contenders, Contender yardstick, Workers workers) {
        this(contenders, yardstick, workers, SOME_MILLIS);
    }

    /**
     * @param yardstick one of the contenders, that the others are compared with
     * @param sliceMillis about how long each runs in each round, in processor time
     */
    public Pairing(List<Contender> contenders, Contender yardstick, Workers workers, long sliceMillis) {
        this.contenders = contenders;
        this.yardstick = yardstick;
        this.workers = workers;
        this.sliceNanos = TimeUnit.MILLISECONDS.toNanos(sliceMillis);
    }

    /**
     * Measures, and writes for each but the yardstick what it costs in times of that, and over it.
     *
     * @param warmUps at least; until the compilers are at rest
     */
    public void measure(int warmUps, int rounds, String scenario, Figures figures) throws Exception {
        Map<Contender, Integer> calls = new HashMap<>();
        Compilers compilers = new Compilers();
        for (int round = 0; round < warmUps || !compilers.areAtRest(); round++) {
            for (Contender contender : shuffled()) {
                int now = calls.getOrDefault(contender, FEW);
                Slice slice = workers.run(contender.work(), now);
                double wanted = (double) sliceNanos * workers.threads() * now / Math.max(slice.nanos(), 1);
                calls.put(contender, (int) Math.max(FEW, Math.min(wanted, 8.0 * now)));
            }
        }
        List<Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<Contender, Slice> slices = new HashMap<>();
            for (Contender contender : shuffled()) {
                slices.put(contender, workers.run(contender.work(), calls.getOrDefault(contender, FEW)));
            }
            measured.add(new Round(slices));
        }
        for (Contender contender : contenders) {
            write(contender, measured, scenario + contender.situation(), figures);
        }
    }

    private void write(Contender contender, List<Round> rounds, String scenario, Figures figures) throws IOException {
        String name = contender.name();
        if (!contender.equals(yardstick)) {
            figures.add(figure(
                    scenario, name, "x " + yardstick.name(), rounds, round -> round.ratio(contender, yardstick)));
            figures.add(figure(
                    scenario, name, "ns over " + yardstick.name(), rounds, round -> round.over(contender, yardstick)));
        }
        figures.add(figure(
                scenario, name, "ns/op", rounds, round -> round.of(contender).nanosPerCall()));
        figures.add(figure(
                scenario, name, "B/op", rounds, round -> round.of(contender).bytesPerCall()));
    }

    private static Figure figure(
            String scenario, String name, String unit, List<Round> rounds, ToDoubleFunction<Round> sample) {
        return new Figure(
                scenario,
                name,
                unit,
                rounds.stream().mapToDouble(sample).boxed().toList());
    }

    private List<Contender> shuffled() {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.shuffle(order, random);
        return order;
    }

    private record Round(Map<Contender, Slice> slices) {

        Slice of(Contender contender) {
            return Objects.requireNonNull(slices.get(contender), "each runs in each round");
        }

        double over(Contender contender, Contender yardstick) {
            return of(contender).nanosPerCall() - of(yardstick).nanosPerCall();
        }

        double ratio(Contender contender, Contender yardstick) {
            return of(contender).nanosPerCall() / of(yardstick).nanosPerCall();
        }
    }
}
