package io.fallbackcached.bench.startup;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.startup.TimedProcess.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs several ways to start round by round, each once in a round and in an order of its own, so that whatever else the
 * machine does meanwhile meets all of them; ratios are taken within a round.
 */
final class StartRounds {

    private final TimedProcess process;
    private final List<String> common;
    private final Random order = new Random(17);
    private final Map<Start, List<Cost>> costs = new LinkedHashMap<>();

    /** @param common what every command line begins with */
    StartRounds(TimedProcess process, List<String> common) {
        this.process = process;
        this.common = common;
    }

    void measure(List<Start> starts, int rounds) throws IOException, InterruptedException {
        starts.forEach(start -> costs.put(start, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            List<Start> shuffled = new ArrayList<>(starts);
            Collections.shuffle(shuffled, order);
            for (Start start : shuffled) {
                List<Cost> known = costs.getOrDefault(start, List.of());
                if (known.size() < start.rounds()) {
                    known.add(process.run(command(start)));
                }
            }
            System.out.println("round " + (round + 1) + " of " + rounds);
        }
    }

    /** For each scenario all that is compared in it. */
    void report(String place, Figures figures) throws IOException {
        List<String> scenarios = costs.keySet().stream()
                .map(Start::scenario)
                .filter(scenario -> !scenario.equals(Start.ANY))
                .distinct()
                .collect(Collectors.toList());
        for (String scenario : scenarios) {
            for (Map.Entry<Start, List<Cost>> each : costs.entrySet()) {
                if (each.getKey().isIn(scenario)) {
                    report(place + scenario, each.getKey().variant(), each.getValue(), figures);
                }
            }
        }
    }

    private void report(String scenario, String variant, List<Cost> own, Figures figures) throws IOException {
        figures.add(new Figure(scenario, variant, "ms CPU", samples(own, Cost::cpu)));
        figures.add(new Figure(scenario, variant, "ms wall", samples(own, Cost::wall)));
        figures.add(new Figure(scenario, variant, "CPU to none", ratios(own, Start.NONE)));
        figures.add(new Figure(scenario, variant, "CPU to empty agent", ratios(own, Start.EMPTY)));
    }

    private List<Double> ratios(List<Cost> own, String baseline) {
        List<Cost> base = costs.entrySet().stream()
                .filter(each -> each.getKey().variant().equals(baseline))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, own.size())
                .mapToObj(
                        round -> rounded(own.get(round).cpu() / base.get(round).cpu()))
                .collect(Collectors.toList());
    }

    private List<String> command(Start start) {
        List<String> command = new ArrayList<>(common);
        command.addAll(start.options());
        command.addAll(start.arguments());
        return command;
    }

    private static List<Double> samples(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return costs.stream().map(part::applyAsDouble).collect(Collectors.toList());
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 1_000) / 1_000.0;
    }
}
