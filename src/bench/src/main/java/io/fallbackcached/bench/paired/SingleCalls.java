package io.fallbackcached.bench.paired;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.machine.Compilers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Compares contenders within one JVM, on one thread, call by call: each is called once, in an order drawn anew, and each call is
 * timed on its own. What a round says is the difference of the medians. Calls that wait for somebody else, such as a server, differ by
 * far more than what is looked for, and a few of them by so much that a mean says nothing; half of them do not.
 */
public final class SingleCalls {

    private final List<Contender> contenders;
    private final Contender yardstick;
    private final int callsInRound;
    private final Random random = new Random();

    /**
     * @param yardstick one of the contenders, that the others are compared with
     * @param callsInRound of each contender
     */
    public SingleCalls(List<Contender> contenders, Contender yardstick, int callsInRound) {
        this.contenders = contenders;
        this.yardstick = yardstick;
        this.callsInRound = callsInRound;
    }

    /**
     * Measures, and writes for each but the yardstick what its median call costs in times of that's, and over it.
     *
     * @param warmUps at least; until the compilers are at rest
     */
    public void measure(int warmUps, int rounds, String scenario, Figures figures) throws Exception {
        Compilers compilers = new Compilers();
        for (int round = 0; round < warmUps || !compilers.areAtRest(); round++) {
            medians();
        }
        Map<Contender, List<Double>> measured = new LinkedHashMap<>();
        contenders.forEach(contender -> measured.put(contender, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            Map<Contender, Double> medians = medians();
            measured.forEach((contender, samples) -> samples.add(of(contender, medians)));
        }
        for (Map.Entry<Contender, List<Double>> one : measured.entrySet()) {
            write(one.getKey(), one.getValue(), of(yardstick, measured), scenario, figures);
        }
    }

    private Map<Contender, Double> medians() throws Exception {
        Map<Contender, long[]> nanos = new LinkedHashMap<>();
        contenders.forEach(contender -> nanos.put(contender, new long[callsInRound]));
        List<Contender> order = new ArrayList<>(contenders);
        for (int call = 0; call < callsInRound; call++) {
            Collections.shuffle(order, random);
            for (Contender contender : order) {
                of(contender, nanos)[call] = nanosOfOne(contender.work());
            }
        }
        Map<Contender, Double> medians = new LinkedHashMap<>();
        nanos.forEach((contender, all) -> medians.put(contender, median(all)));
        return medians;
    }

    private static long nanosOfOne(Work work) throws Exception {
        long since = System.nanoTime();
        work.run(0, 1);
        return System.nanoTime() - since;
    }

    private static <T> T of(Contender contender, Map<Contender, T> all) {
        return Objects.requireNonNull(all.get(contender), "each is called in each round");
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private void write(Contender contender, List<Double> own, List<Double> others, String scenario, Figures figures)
            throws IOException {
        String name = contender.name();
        if (!contender.equals(yardstick)) {
            List<Double> times = new ArrayList<>();
            List<Double> over = new ArrayList<>();
            for (int round = 0; round < own.size(); round++) {
                times.add(own.get(round) / others.get(round));
                over.add(own.get(round) - others.get(round));
            }
            figures.add(new Figure(scenario, name, "x " + yardstick.name(), times));
            figures.add(new Figure(scenario, name, "ns over " + yardstick.name(), over));
        }
        figures.add(new Figure(scenario, name, "ns/op", own));
    }
}
