package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.behave.values.CallersSpoilWhatTheyGet;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: warehouse",
            "    pointcut: execution(* com.acme.behave.values.Warehouse.*(..)) && !execution(* *.shared())",
            "  - name: shared",
            "    pointcut: execution(* com.acme.behave.values.Warehouse.shared())",
            "    values: shared",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void whatACallerDoesToItsResultReachesNobodyElse(Harness harness) {
        Outcome outcome = harness.run(Setup.of(CallersSpoilWhatTheyGet.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "sorted list: [b, a] after 1",
                        "cleared list: [b, a] after 0",
                        "the method's own list: [b, a] after 1",
                        "map: {k=[v]} after 1",
                        "list in a map: {k=[v]} after 0",
                        "set: [a, b] after 1",
                        "array: [2, 1] after 1",
                        "matrix: [[b, a], [c]] after 1",
                        "date: 1000 after 1",
                        "object: Maria 1/1 1000 note true [Maria 1/1 1000 note true] after 1",
                        "objects: [Maria 1/1 1000 note true, Maria 1/1 1000 note true] after 1",
                        "optional: Optional[[b, a]] after 1",
                        "shared object true",
                        "future done early false",
                        "future: [b, a] after 1",
                        "broken futures: 1 2",
                        "boolean: 1 1 2",
                        "byte: 1 1",
                        "short: 1 1",
                        "char: 1 1",
                        "int: 1 1",
                        "long: 1 1",
                        "float: 1 1",
                        "double: 1 1");
    }
}
