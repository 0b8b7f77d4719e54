package io.fallbackcached.core.store;

/** The time by which entries expire. Thread-safe. */
public interface Ticker {

    /** Nanoseconds since some fixed instant, never negative. */
    long now();

    /** Called before the first entry that expires is kept; may be called often. */
    default void start() {}
}
