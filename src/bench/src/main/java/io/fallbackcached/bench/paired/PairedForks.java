package io.fallbackcached.bench.paired;

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
import java.util.Locale;
import java.util.Map;

/**
 * JVMs in which contenders are compared, one after the other. Two JVMs of the same kind differ by what their compilers
 * decided, so several of each make the samples of a figure.
 */
public final class PairedForks {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Run run;
    private final String suite;
    private final Class<?> main;
    private final Map<List<String>, List<Double>> samples = new LinkedHashMap<>();

    /** @param main takes the file that its figures go to, then what {@link #run} says */
    public PairedForks(Run run, String suite, Class<?> main) {
        this.run = run;
        this.suite = suite;
        this.main = main;
    }

    /** @param name of the file that keeps the figures of this JVM */
    public void run(String name, List<String> options, List<String> arguments) throws IOException {
        Path file = Run.scratch(suite).resolve("paired-" + name + ".tsv");
        List<String> command = new ArrayList<>(List.of(run.java().toString()));
        command.addAll(Jmh.HEAP);
        command.addAll(options);
        command.addAll(List.of("-cp", Run.classPath(), main.getName(), file.toString()));
        command.addAll(arguments);
        Outcome outcome = Fork.run(command, Map.of(), PATIENCE);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(name + " failed: " + outcome);
        }
        Figures.read(file).all().forEach(this::take);
    }

    /** Of all JVMs together. */
    public void writeFigures() throws IOException {
        for (Map.Entry<List<String>, List<Double>> entry : samples.entrySet()) {
            List<String> what = entry.getKey();
            run.figures().add(new Figure(what.get(0), what.get(1), what.get(2), entry.getValue()));
        }
    }

    private void take(Figure figure) {
        List<String> what = List.of(figure.scenario(), figure.variant(), figure.unit());
        samples.computeIfAbsent(what, unused -> new ArrayList<>()).addAll(figure.samples());
        if (figure.unit().startsWith("x ")) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %.2f %s%n",
                    figure.scenario(),
                    figure.variant(),
                    figure.median(),
                    figure.unit());
        }
    }
}
