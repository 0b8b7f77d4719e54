package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Draws a suite's plots into the page's folder. */
final class Plots {

    private static final String ENDING = ".svg";

    private final Path folder;
    private final List<Plot> plots;

    Plots(Path folder, List<Plot> plots) {
        this.folder = folder;
        this.plots = plots;
    }

    /** Those of figures that are no more must not stay. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * @param runs of one suite, on one JDK each
     * @return Markdown that shows them
     */
    List<String> draw(List<SuiteRun> runs) throws IOException {
        List<String> shown = new ArrayList<>();
        for (Plot plot : plots) {
            if (plot.suite().equals(runs.get(0).suite())) {
                for (Map.Entry<String, Bars> drawn : bars(plot, runs).entrySet()) {
                    if (drawn.getValue().isWorthwhile()) {
                        String file = fileName(plot, drawn.getKey());
                        drawn.getValue().save(folder.resolve(file));
                        shown.add("![" + drawn.getKey() + "](" + file + ")");
                    }
                }
            }
        }
        return shown;
    }

    private static Map<String, Bars> bars(Plot plot, List<SuiteRun> runs) {
        Map<String, Bars> byTitle = new LinkedHashMap<>();
        for (SuiteRun run : runs) {
            String jdk = "JDK " + run.release();
            for (Comparison comparison : plot.chosen(run)) {
                for (Figure figure : plot.chosen(comparison)) {
                    String scenario = comparison.scenario();
                    if (plot.kind() == Plot.Kind.VARIANTS) {
                        byTitle.computeIfAbsent(scenario, title -> new Bars(title, plot.unit()))
                                .add(jdk, figure.variant(), figure.median());
                    } else {
                        byTitle.computeIfAbsent(plot.title(), title -> new Bars(title, plot.unit()))
                                .add(figure.variant() + ", " + jdk, plot.label(scenario), figure.median());
                    }
                }
            }
        }
        return byTitle;
    }

    private static String fileName(Plot plot, String title) {
        String words = (plot.suite() + " " + title + " " + plot.unit()).toLowerCase(Locale.ROOT);
        return words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + ENDING;
    }
}
