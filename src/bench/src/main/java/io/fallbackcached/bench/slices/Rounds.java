package io.fallbackcached.bench.slices;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Slices of the same work in several JVMs, in turn, and the figures that come of them. */
public final class Rounds {

    /** How often all take turns in a round: what a round trip takes on a small machine is another from one second to the next. */
    private static final int TURNS = 25;

    private final List<WorkerJvm> jvms;
    private final long millis;
    private final Map<String, Map<String, List<Slice>>> slices = new LinkedHashMap<>();
    private final Random order = new Random(42);

    /**
     * @param jvms the first is what the others are compared with
     * @param millis how long each works in a round
     */
    public Rounds(List<WorkerJvm> jvms, long millis) {
        this.jvms = jvms;
        this.millis = millis;
    }

    /** Has all of them do it, by turns of a moment each, every time in another order. */
    public void round(String work) throws IOException {
        List<WorkerJvm> shuffled = new ArrayList<>(jvms);
        Map<String, List<Slice>> moments = new HashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Collections.shuffle(shuffled, order);
            for (WorkerJvm jvm : shuffled) {
                moments.computeIfAbsent(jvm.name(), unused -> new ArrayList<>())
                        .add(jvm.work(work, Math.max(1, millis / TURNS)));
            }
        }
        moments.forEach((name, all) -> slices.computeIfAbsent(work, unused -> new LinkedHashMap<>())
                .computeIfAbsent(name, unused -> new ArrayList<>())
                .add(Slice.joined(all)));
    }

    /**
     * Figures of all that was done: of each JVM, and of each but the first in comparison, round by round. Where nothing
     * else is said, times are compared by the operation that took the median time.
     *
     * @param where that was, the end of each scenario
     */
    public void report(Figures figures, String where) throws IOException {
        String first = jvms.get(0).name();
        for (String work : slices.keySet()) {
            for (WorkerJvm jvm : jvms) {
                String name = jvm.name();
                String scenario = work + where;
                figures.add(new Figure(scenario, name, "us/op", each(work, name, Slice::micros)));
                figures.add(new Figure(scenario, name, "us, median op", each(work, name, Slice::medianMicros)));
                figures.add(new Figure(scenario, name, "us CPU/op", each(work, name, Slice::cpuMicros)));
                figures.add(new Figure(scenario, name, "B/op", each(work, name, Slice::bytesEach)));
                if (!name.equals(first)) {
                    figures.add(
                            new Figure(scenario, name, "x " + first, ratios(work, name, first, Slice::medianMicros)));
                    figures.add(new Figure(
                            scenario, name, "x " + first + ", mean op", ratios(work, name, first, Slice::micros)));
                    figures.add(new Figure(
                            scenario, name, "x " + first + ", CPU", ratios(work, name, first, Slice::cpuMicros)));
                    figures.add(new Figure(scenario, name, "us CPU/op added", added(work, name, first)));
                }
            }
        }
    }

    private List<Double> ratios(String work, String name, String first, ToDoubleFunction<Slice> value) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < of(work, first).size(); i++) {
            all.add(value.applyAsDouble(of(work, name).get(i))
                    / value.applyAsDouble(of(work, first).get(i)));
        }
        return all;
    }

    private List<Double> added(String work, String name, String first) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < of(work, first).size(); i++) {
            all.add(of(work, name).get(i).cpuMicros() - of(work, first).get(i).cpuMicros());
        }
        return all;
    }

    private List<Double> each(String work, String name, ToDoubleFunction<Slice> value) {
        return of(work, name).stream().mapToDouble(value).boxed().toList();
    }

    private List<Slice> of(String work, String name) {
        return slices.getOrDefault(work, Map.of()).getOrDefault(name, List.of());
    }
}
