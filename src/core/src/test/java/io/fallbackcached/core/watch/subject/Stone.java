package io.fallbackcached.core.watch.subject;

/** Has the sign, but is no liquid. */
public class Stone {

    public static final String SIGN = "liquid/here";

    public String pour(String into, long amount) {
        return SIGN + into + amount;
    }
}
