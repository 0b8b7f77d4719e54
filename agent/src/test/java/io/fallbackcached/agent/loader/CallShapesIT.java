package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.shapes.EveryWayToCall;
import com.acme.loader.shapes.RecordsAreCached;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallShapesIT {

    private static final String RULES = String.join(
            "\n",
            "defaults: { scope: type }",
            "rules:",
            "  - { name: library, pointcut: execution(* com.acme.loader.shapes.Library.find(..))",
            "      || execution(* com.acme.loader.shapes.Library.secret(..))",
            "      || execution(* com.acme.loader.shapes.Library.fixed(..))",
            "      || execution(* com.acme.loader.shapes.Library.total(..)) }",
            "  - { name: title, pointcut: execution(* com.acme.loader.shapes.Catalogue.title(..)) }",
            "  - { name: rate, pointcut: execution(* com.acme.loader.shapes.Currency.rate(..)) }");

    private static final String RECORD_RULES = String.join(
            "\n", "rules:", "  - { name: point, pointcut: execution(* com.acme.loader.shapes.Point.next()) }");

    private static final String POINT = String.join(
            "\n",
            "package com.acme.loader.shapes;",
            "public record Point(java.util.List<String> names) implements java.util.concurrent.Callable<Object> {",
            "    private static int runs;",
            "    public Point next() {",
            "        return new Point(new java.util.ArrayList<>(java.util.List.of(\"p\" + ++runs)));",
            "    }",
            "    public Object call() {",
            "        Point next = next();",
            "        String text = next.toString();",
            "        next.names().clear();",
            "        return text;",
            "    }",
            "}");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void aWovenMethodAnswersFromMemoryHoweverItIsCalled(Harness harness) {
        Outcome outcome = harness.run(Setup.of(EveryWayToCall.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "static initialiser: fixed init#1 fixed init#1",
                        "constructor: find new#2 find new#2",
                        "virtual: find a#3, find a#3",
                        "this: find a#3, find a#3",
                        "lambda: secret a#4, secret a#4",
                        "reference to private: secret a#4, secret a#4",
                        "default: title a#5, title a#5",
                        "static: fixed a#6, fixed a#6",
                        "final synchronized varargs: 727, 727",
                        "override: annex of find b#9#10, annex of find b#9#10",
                        "super: find b#9, find b#9",
                        "enum: rate today#11, rate today#11",
                        "enum constant's body: yen today#12, yen today#12",
                        "reflection: find a#3, find a#3",
                        "method handle: find a#3, find a#3",
                        "anonymous: anonymous a#14, anonymous a#14");
    }

    @ParameterizedTest
    @MethodSource("knowingRecords")
    void aRecordsMethodsAreCachedAndItsCopiesAreIndependent(Harness harness) throws Exception {
        Compilation.compile(folder, 17, "Point.java", POINT);
        Outcome outcome = harness.run(
                Setup.of(RecordsAreCached.class).classPathEntry(folder).rules(RECORD_RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly("class path: [Point[names=[p1]]]", "java.* only: [Point[names=[p1]]]");
    }

    static Stream<Harness> knowingRecords() {
        return JdkFinder.all().stream()
                .filter(jdk -> jdk.feature() >= 17)
                .map(jdk -> new ForkedHarness(jdk, Harnesses.agentJar()));
    }
}
