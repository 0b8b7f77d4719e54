package io.fallbackcached.testkit;

/** Takes what a {@link Scenario} observed, in order. Thread-safe. */
public interface Transcript {

    void line(String text);
}
