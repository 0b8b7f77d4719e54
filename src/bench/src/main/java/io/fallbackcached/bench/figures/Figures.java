package io.fallbackcached.bench.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The figures of one run of a suite on one JDK, in a text file: a line for each, its parts parted by tabs, the samples
 * last. Written as they come, so that a run that is cut short keeps what it had.
 */
public final class Figures {

    private static final String TAB = "\t";

    private final Path file;
    private final List<Figure> all;

    private Figures(Path file, List<Figure> all) {
        this.file = file;
        this.all = all;
    }

    /** A file without figures yet, in place of what was there. */
    public static Figures startingIn(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "");
        return new Figures(file, new ArrayList<>());
    }

    /** What was measured before. */
    public static Figures read(Path file) throws IOException {
        return new Figures(
                file,
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(Figures::figure)
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    public void add(Figure figure) throws IOException {
        all.add(figure);
        Files.writeString(file, line(figure) + "\n", StandardOpenOption.APPEND);
        System.out.println(figure);
    }

    public List<Figure> all() {
        return List.copyOf(all);
    }

    public Optional<Figure> of(String scenario, String variant, String unit) {
        return all.stream()
                .filter(figure -> figure.scenario().equals(scenario)
                        && figure.variant().equals(variant)
                        && figure.unit().equals(unit))
                .findFirst();
    }

    private static String line(Figure figure) {
        String samples = figure.samples().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return String.join(TAB, figure.scenario(), figure.variant(), figure.unit(), samples);
    }

    private static Figure figure(String line) {
        String[] parts = line.split(TAB, -1);
        List<Double> samples =
                Arrays.stream(parts[3].split(" ")).map(Double::valueOf).collect(Collectors.toList());
        return new Figure(parts[0], parts[1], parts[2], samples);
    }
}
