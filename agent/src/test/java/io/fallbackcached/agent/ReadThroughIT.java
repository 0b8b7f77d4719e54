package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.PricesAreRemembered;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadThroughIT {

    private static final String RULES =
            "rules:\n  - name: prices\n    pointcut: execution(* com.acme.shop.PriceList.prices(..))\n";

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void aMethodNamedByARuleRunsOnceAndEachCallerHasItsOwnCopy(Harness harness) {
        Outcome outcome = harness.run(Setup.of(PricesAreRemembered.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "first [tea 3 EUR, tea 4 USD]",
                        "second [tea 3 EUR, tea 4 USD]",
                        "third [tea 3 EUR, tea 4 USD]",
                        "asked 1");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void withoutTheAgentItRunsEachTime(Harness harness) {
        Outcome outcome = harness.run(Setup.of(PricesAreRemembered.class).withoutAgent());
        assertThat(outcome.lines()).as(outcome.toString()).last().isEqualTo("asked 3");
    }
}
