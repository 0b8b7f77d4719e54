package io.fallbackcached.core.watch.subject;

/** Has the sign by which a watch is told that there may be something in it. */
public class Water implements Liquid {

    public static final String SIGN = "liquid/here";

    @Override
    public String pour(String into, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("negative");
        }
        return amount + " into " + into;
    }

    public static boolean boils(double degrees, byte bars) {
        return degrees > 100 * bars;
    }

    public void drain() {}

    public String unwatched() {
        return SIGN;
    }
}
