package io.fallbackcached.testkit;

/**
 * What an application does in a test. A public class with a public constructor without parameters; it sees no agent types,
 * and tells what it observed as lines of text, so that the same class runs in every {@link Harness}.
 */
public interface Scenario {

    /** @throws Exception to fail the run */
    void run(Transcript out) throws Exception;
}
