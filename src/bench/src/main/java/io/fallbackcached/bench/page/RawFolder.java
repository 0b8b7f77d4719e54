package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figures;
import io.fallbackcached.bench.machine.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that suites leave their raw files in: {@code jdk17/hit.tsv} and, beside it, {@code jdk17/hit.machine.txt}. */
public final class RawFolder {

    private static final Pattern JDK = Pattern.compile("jdk(\\d+)");
    private static final String FIGURES = ".tsv";
    private static final String FACTS = ".machine.txt";

    private final Path folder;

    public RawFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a suite's figures are to go. */
    public Path figures(int release, String suite) {
        return of(release).resolve(suite + FIGURES);
    }

    /** Where what is known of a suite's run is to go. */
    public Path facts(int release, String suite) {
        return of(release).resolve(suite + FACTS);
    }

    /** @return all that is there, sorted by suite and JDK; a suite that left no figure is not among them */
    List<SuiteRun> read() throws IOException {
        List<SuiteRun> runs = new ArrayList<>();
        for (Path file : files(FIGURES)) {
            Matcher jdk = JDK.matcher(file.getName(file.getNameCount() - 2).toString());
            String name = file.getName(file.getNameCount() - 1).toString();
            if (jdk.matches() && Files.size(file) > 0) {
                int release = Integer.parseInt(jdk.group(1));
                String suite = name.substring(0, name.length() - FIGURES.length());
                runs.add(new SuiteRun(release, suite, Figures.read(file).all(), Facts.read(facts(release, suite))));
            }
        }
        runs.sort(Comparator.comparing(SuiteRun::suite).thenComparing(SuiteRun::release));
        return List.copyOf(runs);
    }

    /** Copies what is here to another place, unless it is the same one. */
    void copyTo(Path other) throws IOException {
        if (folder.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            return;
        }
        for (String kind : List.of(FIGURES, FACTS)) {
            for (Path file : files(kind)) {
                Path jdk = Files.createDirectories(other.resolve(file.getName(file.getNameCount() - 2)));
                Files.copy(
                        file, jdk.resolve(file.getName(file.getNameCount() - 1)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path of(int release) {
        return folder.resolve("jdk" + release);
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getNameCount() == folder.getNameCount() + 2)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
