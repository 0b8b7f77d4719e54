package io.fallbackcached.testkit;

/** Runs a {@link Scenario} beside the agent. */
public interface Harness {

    /**
     * Returns when the scenario has ended, whatever became of it: a scenario that throws gives an exit code other than 0.
     *
     * @throws AssertionError if it did not end in time
     */
    Outcome run(Setup setup);
}
