package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.jmh.Jmh;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The strict comparison: all variants in one JVM, in turn. Each shape of key has a JVM to itself ({@code alone}), and all
 * of them share one ({@code polluted}). Two JVMs of the same kind differ by what their compilers decided, so there are
 * several of each.
 */
final class Paired {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Run run;
    private final List<String> options;
    private final int rounds;
    private final Map<List<String>, List<Double>> samples = new LinkedHashMap<>();

    /** @param options of the JVMs, with which the catalogue finds its database */
    Paired(Run run, List<String> options) {
        this.run = run;
        this.options = options;
        this.rounds = run.quick() ? 3 : 15;
    }

    void measure(List<Shape> shapes) throws IOException {
        for (int repeat = 0; repeat < (run.quick() ? 1 : 2); repeat++) {
            for (Shape shape : shapes) {
                fork(List.of(shape));
            }
            if (shapes.size() > 1) {
                fork(shapes);
            }
        }
        for (Map.Entry<List<String>, List<Double>> entry : samples.entrySet()) {
            List<String> what = entry.getKey();
            run.figures().add(new Figure(what.get(0), what.get(1), what.get(2), entry.getValue()));
        }
    }

    private void fork(List<Shape> shapes) throws IOException {
        System.out.println("paired, " + shapes);
        Path file = Run.scratch("hit").resolve("paired.tsv");
        List<String> command = new ArrayList<>(List.of(run.java().toString()));
        command.addAll(Jmh.HEAP);
        command.addAll(options);
        command.addAll(List.of("-cp", Run.classPath(), PairedVm.class.getName()));
        command.addAll(List.of(file.toString(), Integer.toString(rounds)));
        shapes.forEach(shape -> command.add(shape.name()));
        Outcome outcome = Fork.run(command, Map.of(), PATIENCE);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(shapes + " failed: " + outcome);
        }
        for (Figure figure : Figures.read(file).all()) {
            List<String> what = List.of(figure.scenario(), figure.variant(), figure.unit());
            samples.computeIfAbsent(what, unused -> new ArrayList<>()).addAll(figure.samples());
        }
    }
}
