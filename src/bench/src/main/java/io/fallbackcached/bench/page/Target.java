package io.fallbackcached.bench.page;

import java.util.regex.Pattern;

/**
 * What had been asked for before anything was measured: a line of {@code targets.tsv}.
 *
 * @param claim in words
 * @param scenarios which scenarios it is about; it holds if it holds in each
 * @param unit a regular expression
 * @param variant whose figures are judged
 * @param reference the variant it is compared with; a dash for none
 * @param base what is subtracted from both first; a dash for nothing
 */
record Target(
        String suite,
        String claim,
        Pattern scenarios,
        String unit,
        String variant,
        Measure measure,
        String reference,
        String base,
        double limit) {

    /** What is held against the limit. */
    enum Measure {
        /** the median itself, at most */
        VALUE,
        /** the median's multiple of the reference's, at most */
        RATIO,
        /** how many times the reference's median is the variant's, at least */
        FASTER,
        /** the median less the reference's, at most */
        ADDED,
        /** the largest median of all scenarios as a multiple of the smallest, at most */
        FLAT
    }

    static Target parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Target(
                parts[0],
                parts[1],
                Pattern.compile(parts[2]),
                parts[3],
                parts[4],
                Measure.valueOf(parts[5]),
                parts[6],
                parts[7],
                Double.parseDouble(parts[8]));
    }

    boolean isAbout(Comparison comparison) {
        return comparison.unit().matches(unit)
                && scenarios.matcher(comparison.scenario()).matches();
    }

    boolean isMetBy(double value) {
        return measure == Measure.FASTER ? value >= limit : value <= limit;
    }
}
