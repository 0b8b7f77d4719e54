package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A suite's figures as Markdown: a table for each unit, a row for each scenario and variant, two columns for each JDK. */
final class Tables {

    private final Chapter chapter;
    private final List<SuiteRun> runs;
    private final List<List<Comparison>> byRun;

    /** @param runs of one suite, on one JDK each */
    Tables(Chapter chapter, List<SuiteRun> runs) {
        this.chapter = chapter;
        this.runs = runs;
        this.byRun = runs.stream().map(run -> Comparison.of(run.figures())).toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String unit : in(Comparison::unit)) {
            lines.add("**" + unit + "**");
            lines.add("");
            lines.addAll(head());
            for (String scenario : in(Comparison::scenario)) {
                lines.addAll(rows(scenario, unit));
            }
            lines.add("");
        }
        return lines;
    }

    private List<String> head() {
        StringBuilder names = new StringBuilder("| scenario | variant |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (SuiteRun run : runs) {
            names.append(" JDK ").append(run.release()).append(": median (lowest – highest) | ratio |");
            rule.append("---:|---:|");
        }
        return List.of(names.toString(), rule.toString());
    }

    private List<String> rows(String scenario, String unit) {
        List<Optional<Comparison>> compared = byRun.stream()
                .map(all -> all.stream()
                        .filter(one ->
                                one.scenario().equals(scenario) && one.unit().equals(unit))
                        .findFirst())
                .toList();
        List<String> rows = new ArrayList<>();
        for (String variant : variants(compared)) {
            StringBuilder row = new StringBuilder("| " + (rows.isEmpty() ? scenario : "") + " | " + variant + " |");
            compared.forEach(one -> row.append(cells(one, variant)));
            rows.add(row.toString());
        }
        return rows;
    }

    private String cells(Optional<Comparison> compared, String variant) {
        Optional<Figure> figure = compared.flatMap(one -> one.figure(variant));
        if (figure.isEmpty()) {
            return " | |";
        }
        String ratio = compared.filter(one -> !one.isRelative())
                .flatMap(one -> one.firstOf(chapter.references()))
                .map(reference -> Numbers.ratio(figure.get().median(), reference.median()))
                .orElse("");
        String samples = figure.get().samples().size() == 1 ? "" : " (" + Numbers.spread(figure.get()) + ")";
        return " " + Numbers.plain(figure.get().median()) + samples + " | " + ratio + " |";
    }

    /** What the others are compared with first, then ours, then the rest in the order of measuring. */
    private List<String> variants(List<Optional<Comparison>> compared) {
        Set<String> all = new LinkedHashSet<>();
        compared.forEach(
                one -> one.ifPresent(present -> all.addAll(present.byVariant().keySet())));
        return all.stream().sorted(Comparator.comparing(this::rank)).toList();
    }

    private int rank(String variant) {
        int reference = chapter.references().indexOf(variant);
        int afterReferences = chapter.references().size();
        return reference >= 0 ? reference : Chapter.isOurs(variant) ? afterReferences : afterReferences + 1;
    }

    private Set<String> in(Function<Comparison, String> part) {
        Set<String> all = new LinkedHashSet<>();
        byRun.forEach(comparisons ->
                comparisons.stream().map(part).filter(Objects::nonNull).forEach(all::add));
        return all;
    }
}
