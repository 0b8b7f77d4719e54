package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is met on a JDK.
 *
 * @param value what is held against the limit, in the scenario where it is worst; null if nothing was measured
 * @param scenario that one
 */
record Verdict(Target target, @Nullable Double value, String scenario) {

    static Verdict of(Target target, List<Comparison> measured) {
        List<Comparison> about = measured.stream().filter(target::isAbout).toList();
        return target.measure() == Target.Measure.FLAT ? flat(target, about) : worst(target, about);
    }

    boolean isMeasured() {
        return value != null;
    }

    boolean isMet() {
        return value != null && target.isMetBy(value);
    }

    /** Such as {@code met: 1.07}. */
    String text() {
        if (value == null) {
            return "not measured";
        }
        return (isMet() ? "met: " : "**missed**: ") + Numbers.plain(value);
    }

    private static Verdict worst(Target target, List<Comparison> about) {
        Comparator<Verdict> byValue = Comparator.comparing(verdict -> verdict.value == null ? 0 : verdict.value);
        Comparator<Verdict> worstLast = target.measure() == Target.Measure.FASTER ? byValue.reversed() : byValue;
        return about.stream()
                .flatMap(comparison -> value(target, comparison).stream()
                        .mapToObj(value -> new Verdict(target, value, comparison.scenario())))
                .max(worstLast)
                .orElse(new Verdict(target, null, ""));
    }

    private static OptionalDouble value(Target target, Comparison comparison) {
        Optional<Figure> own = comparison.figure(target.variant());
        Optional<Figure> reference = comparison.figure(target.reference());
        Optional<Figure> base = comparison.figure(target.base());
        boolean isLone = target.reference().equals("-");
        boolean isWhole = target.base().equals("-");
        if (own.isEmpty() || (!isLone && reference.isEmpty()) || (!isWhole && base.isEmpty())) {
            return OptionalDouble.empty();
        }
        double less = base.map(Figure::median).orElse(0.0);
        double value = own.get().median() - less;
        double other = reference.map(Figure::median).orElse(0.0) - less;
        return OptionalDouble.of(
                switch (target.measure()) {
                    case VALUE, FLAT -> value;
                    case RATIO -> value / other;
                    case FASTER -> other / value;
                    case ADDED -> value - other;
                });
    }

    private static Verdict flat(Target target, List<Comparison> about) {
        double[] medians = about.stream()
                .flatMap(comparison -> comparison.figure(target.variant()).stream())
                .mapToDouble(Figure::median)
                .sorted()
                .toArray();
        if (medians.length < 2) {
            return new Verdict(target, null, "");
        }
        return new Verdict(target, medians[medians.length - 1] / medians[0], "");
    }
}
