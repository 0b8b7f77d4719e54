package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plot that the page is to show if there are figures for it: a line of {@code plots.tsv}.
 *
 * @param kind what stands side by side
 * @param scenarios which scenarios; if several stand side by side, its group is what each is called
 * @param variants which of their variants
 */
record Plot(String suite, Kind kind, Pattern scenarios, String unit, Pattern variants, String title) {

    enum Kind {
        /** all variants of a scenario: as many plots as scenarios match */
        VARIANTS,
        /** all scenarios that match, in one plot */
        SCENARIOS
    }

    static Plot parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Plot(
                parts[0],
                Kind.valueOf(parts[1]),
                Pattern.compile(parts[2]),
                parts[3],
                Pattern.compile(parts[4]),
                parts[5]);
    }

    List<Comparison> chosen(SuiteRun run) {
        return Comparison.of(run.figures()).stream()
                .filter(comparison -> comparison.unit().equals(unit)
                        && scenarios.matcher(comparison.scenario()).matches())
                .toList();
    }

    List<Figure> chosen(Comparison comparison) {
        return comparison.byVariant().values().stream()
                .filter(figure -> variants.matcher(figure.variant()).matches())
                .toList();
    }

    /** What a scenario is called beside others. */
    String label(String scenario) {
        return Optional.of(scenarios.matcher(scenario))
                .filter(Matcher::matches)
                .filter(matcher -> matcher.groupCount() > 0 && matcher.group(1) != null)
                .map(matcher -> matcher.group(1))
                .orElse(scenario);
    }
}
