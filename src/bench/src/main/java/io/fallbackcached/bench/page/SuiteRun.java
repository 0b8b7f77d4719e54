package io.fallbackcached.bench.page;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.machine.Facts;
import java.util.List;

/**
 * What one suite left on one JDK.
 *
 * @param release of that JDK, such as 17
 * @param figures in the order of measuring
 * @param facts of the machine and the moment
 */
record SuiteRun(int release, String suite, List<Figure> figures, Facts facts) {

    boolean isQuick() {
        return Boolean.parseBoolean(facts.of("quick"));
    }
}
