package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.start.SaysHello;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffSwitchIT {

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void offIsSilentAndLoadsNothing(Harness harness) {
        for (Setup off : List.of(
                classes().option("enabled=false"),
                classes().systemProperty("fallbackcached.enabled", "false"),
                classes().environment("FALLBACKCACHED_ENABLED", "false"))) {
            Outcome outcome = harness.run(off.rules("no rules: ["));
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.lines()).containsExactly("hello");
            assertThat(outcome.agentLog()).isEmpty();
            assertThat(outcome.out())
                    .anyMatch(line -> line.contains("io.fallbackcached.agent.FallbackCachedAgent"))
                    .noneMatch(line -> line.contains("io.fallbackcached.core"))
                    .noneMatch(line -> line.contains("io.fallbackcached.agent.IsolatedLoader"))
                    .noneMatch(line -> line.contains("FallbackCachedDispatch"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theArgumentCountsBeforeThePropertyAndThatBeforeTheEnvironment(Harness harness) {
        Outcome on = harness.run(classes()
                .option("enabled=true")
                .systemProperty("fallbackcached.enabled", "false")
                .environment("FALLBACKCACHED_ENABLED", "false"));
        assertThat(on.agentLog()).singleElement().asString().endsWith("no rules file, annotations on, packages all");
        Outcome off = harness.run(classes()
                .systemProperty("fallbackcached.enabled", "false")
                .environment("FALLBACKCACHED_ENABLED", "true"));
        assertThat(off.agentLog()).isEmpty();
    }

    private static Setup classes() {
        return Setup.of(SaysHello.class).jvmArgument("-Xlog:class+load:stdout");
    }
}
