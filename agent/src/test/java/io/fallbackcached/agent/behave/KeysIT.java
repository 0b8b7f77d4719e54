package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.behave.keys.KeysByValue;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysIT {

    private static final String RULES =
            "rules:\n  - name: finder\n    pointcut: execution(* com.acme.behave.keys.Finder.by*(..))\n";

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void argumentsAreComparedByValueAsTheyWereWhenTheCallBegan(Harness harness) {
        Outcome outcome = harness.run(Setup.of(KeysByValue.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "arrays: 1 1 2 3 4",
                        "nested arrays: 1 1 2 3",
                        "varargs: 1 1 2 3 3",
                        "decimals with their scale: 1 1 2",
                        "doubles by their bits: 1 1 2 3",
                        "boxes by their type: 1 1 2",
                        "texts: 1 1 2 3 3",
                        "enums: 1 1 2",
                        "optionals: 1 1 2 2",
                        "a date changed afterwards: 1 2 2 2",
                        "a date changed by the body: 1 1 2",
                        "objects without a value: 1 2 3",
                        "lists and sets: 1 1 2 3 3",
                        "maps: 1 1 2",
                        "two texts: 1 1 2 3 4 4",
                        "two numbers: 1 1 2 3",
                        "many: 1 1 2 3 4 5 6",
                        "nothing: 1 1 1");
    }
}
