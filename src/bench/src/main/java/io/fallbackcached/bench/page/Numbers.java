package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import java.util.Locale;

/** Numbers as the page prints them: with as many digits as a reader wants to compare. */
final class Numbers {

    /** Below this, what is allocated or spent per operation is nothing. */
    private static final double NOTHING = 0.005;

    private Numbers() {}

    static String plain(double value) {
        double size = Math.abs(value);
        if (size < NOTHING) {
            return "0";
        }
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    static String spread(Figure figure) {
        return plain(figure.lowest()) + " – " + plain(figure.highest());
    }

    /** @return how many times the other; a dash if that is nothing */
    static String ratio(double value, double other) {
        if (Math.abs(other) < NOTHING) {
            return Math.abs(value) < NOTHING ? "=" : "–";
        }
        double ratio = value / other;
        return String.format(Locale.ROOT, ratio >= 100 ? "%,.0f" : ratio >= 10 ? "%.1f" : "%.2f", ratio);
    }
}
