package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All variants of one scenario, in one unit, on one JDK.
 *
 * @param byVariant in the order of measuring, one at least
 */
record Comparison(String scenario, String unit, Map<String, Figure> byVariant) {

    /** @return a comparison for each scenario and unit, in the order of measuring */
    static List<Comparison> of(List<Figure> figures) {
        Map<List<String>, Map<String, Figure>> all = new LinkedHashMap<>();
        for (Figure figure : figures) {
            all.computeIfAbsent(List.of(figure.scenario(), figure.unit()), key -> new LinkedHashMap<>())
                    .merge(figure.variant(), figure, Comparison::together);
        }
        List<Comparison> comparisons = new ArrayList<>();
        all.forEach((key, byVariant) -> comparisons.add(new Comparison(key.get(0), key.get(1), byVariant)));
        return comparisons;
    }

    Optional<Figure> figure(String variant) {
        return Optional.ofNullable(byVariant.get(variant));
    }

    /** The first of these that was measured. */
    Optional<Figure> firstOf(Collection<String> variants) {
        return variants.stream().map(this::figure).flatMap(Optional::stream).findFirst();
    }

    /** Of all rates more is better, of all else less. */
    boolean isMoreBetter() {
        return unit.endsWith("/s");
    }

    /** Whether the figures are multiples of, or differences to, those of another variant already, round by round. */
    boolean isRelative() {
        return unit.startsWith("x ") || unit.contains(" to ") || unit.contains(" over ") || unit.endsWith(" added");
    }

    private static Figure together(Figure one, Figure other) {
        List<Double> samples = new ArrayList<>(one.samples());
        samples.addAll(other.samples());
        return new Figure(one.scenario(), one.variant(), one.unit(), samples);
    }
}
