package io.fallbackcached.bench.startup;

import java.util.List;

/**
 * One way to start the application.
 *
 * @param scenario what is woven; {@link #ANY} for what every scenario is compared with
 * @param variant by whom
 * @param rounds how often, at most: an agent that takes long need not be started as often as the others
 * @param options for the JVM
 */
record Start(String scenario, String variant, int rounds, List<String> options, List<String> arguments) {

    static final String ANY = "";
    static final String NONE = "none";
    static final String EMPTY = "empty-agent";

    boolean isIn(String aScenario) {
        return scenario.equals(ANY) || scenario.equals(aScenario);
    }
}
