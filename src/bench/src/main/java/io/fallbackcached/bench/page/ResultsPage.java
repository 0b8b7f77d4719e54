package io.fallbackcached.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the results page with its plots, and keeps the raw figures beside it. Its numbers come from the raw files alone, and
 * the same files make the same page.
 */
public final class ResultsPage {

    private static final String NAME = "README.md";

    private final Path folder;

    /** @param folder where the page goes; its plots there are replaced */
    public ResultsPage(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalStateException if nothing was measured yet */
    public void write(RawFolder raw) throws IOException {
        List<SuiteRun> runs = raw.read().stream()
                .sorted(Comparator.comparingInt(run -> Chapter.place(run.suite())))
                .toList();
        if (runs.isEmpty()) {
            throw new IllegalStateException("there are no raw figures: measure first");
        }
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        TargetsSection targets = new TargetsSection(Resource.targets(), runs);
        lines.addAll(beginning(runs, targets));
        lines.addAll(losses(runs, targets));
        lines.addAll(chapters(runs, targets));
        Files.write(folder.resolve(NAME), lines);
        raw.copyTo(folder.resolve("raw"));
    }

    private static List<String> beginning(List<SuiteRun> runs, TargetsSection targets) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.addAll(Chapter.of("beginning").prose().lines().toList());
        if (runs.stream().anyMatch(SuiteRun::isQuick)) {
            lines.addAll(List.of("", "**Some of these figures are of a quick run, and mean nothing.**"));
        }
        lines.addAll(List.of("", "## Machine and versions", ""));
        lines.addAll(MachineSection.lines(runs));
        lines.addAll(List.of("", "## What had been asked for", ""));
        lines.addAll(targets.table(""));
        return lines;
    }

    private static List<String> losses(List<SuiteRun> runs, TargetsSection targets) throws IOException {
        List<Chapter> chapters = new ArrayList<>();
        for (SuiteRun run : runs) {
            chapters.add(Chapter.of(run.suite()));
        }
        List<String> lines = new ArrayList<>(List.of("", "## Where we lose", ""));
        List<String> missed = targets.missed();
        lines.add(missed.isEmpty() ? "No target that was measured is missed." : "Targets missed:");
        lines.add("");
        lines.addAll(missed);
        lines.addAll(List.of(
                "",
                "Peers that do better, by the ratio of our median to theirs; an empty cell says that they do not on that JDK:",
                ""));
        lines.addAll(new LossesSection(runs, chapters).lines());
        return lines;
    }

    private List<String> chapters(List<SuiteRun> runs, TargetsSection targets) throws IOException {
        Map<String, List<SuiteRun>> bySuite = new LinkedHashMap<>();
        for (SuiteRun run : runs) {
            bySuite.computeIfAbsent(run.suite(), unused -> new ArrayList<>()).add(run);
        }
        Plots plots = new Plots(folder, Resource.plots());
        plots.clear();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<SuiteRun>> suite : bySuite.entrySet()) {
            Chapter chapter = Chapter.of(suite.getKey());
            lines.addAll(List.of("", "## " + chapter.title(), ""));
            lines.addAll(chapter.prose().lines().toList());
            lines.add("");
            suite.getValue().forEach(run -> lines.add("- " + MachineSection.moment(run)));
            lines.add("");
            lines.addAll(targets.table(suite.getKey()));
            lines.add("");
            lines.addAll(plots.draw(suite.getValue()));
            lines.add("");
            lines.addAll(new Tables(chapter, suite.getValue()).lines());
        }
        return lines;
    }
}
