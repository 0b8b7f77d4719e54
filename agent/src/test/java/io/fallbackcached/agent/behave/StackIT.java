package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.behave.stack.LookupsAtTheEndOfTheStack;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: depths",
            "    pointcut: execution(* com.acme.behave.stack.Depths.find(..))",
            "    waitLimit: PT0.1S",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void aStackThatOverflowsInTheAgentLeavesTheCacheWhole(Harness harness) {
        Outcome outcome = harness.run(Setup.of(LookupsAtTheEndOfTheStack.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly("wrong answers none", "runs of kept keys 0", "waited false");
    }
}
