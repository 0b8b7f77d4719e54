package io.fallbackcached.bench.figures;

import java.util.Arrays;
import java.util.List;

/**
 * One thing measured several times.
 *
 * @param scenario what was done, the same for all variants that may be compared
 * @param variant by whom: {@code ours}, {@code cache2k}, {@code none}
 * @param unit of the samples: {@code ns/op}, {@code B/op}, {@code ms CPU}
 * @param samples in the order of measuring, one at least
 */
public record Figure(String scenario, String variant, String unit, List<Double> samples) {

    public Figure {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("nothing measured of " + scenario + ", " + variant);
        }
    }

    public double median() {
        return quantile(0.5);
    }

    public double lowest() {
        return quantile(0);
    }

    public double highest() {
        return quantile(1);
    }

    private double quantile(double share) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** @return nothing but the samples as they were measured; what the text file holds of it */
    @Override
    public String toString() {
        return scenario + ", " + variant + ": " + Arrays.toString(samples.toArray()) + " " + unit;
    }
}
