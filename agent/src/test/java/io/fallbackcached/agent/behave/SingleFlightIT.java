package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.acme.behave.flight.LoadsThatNeedEachOther;
import com.acme.behave.flight.ManyCallersOfOneKey;
import com.acme.behave.flight.VirtualThreads;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(150)
class SingleFlightIT {

    /** Waiting lasts longer than the scenarios have patience for: who waits for nothing is found out. */
    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: lookups",
            "    pointcut: execution(* com.acme.behave.flight.Lookups.find(..)) || execution(* com.acme.behave.flight.Lookups.findLocked(..))",
            "    waitLimit: PT10M",
            "  - name: impatient lookups",
            "    pointcut: execution(* com.acme.behave.flight.Lookups.findImpatiently(..))",
            "    waitLimit: PT0.2S",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void callersOfOneKeyShareALoadAndNotItsFailure(Harness harness) {
        Outcome outcome = harness.run(Setup.of(ManyCallersOfOneKey.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "found by 64 with 1 run",
                        "failed for 1, found by 63 with 2 runs",
                        "different failures 64 in 64 runs",
                        "impatient [attempt 2]",
                        "slow [attempt 1], kept attempt 1, runs 2");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void loadsThatNeedEachOtherDoNotBlock(Harness harness) {
        Outcome outcome = harness.run(Setup.of(LoadsThatNeedEachOther.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "recursion found in 3 runs, then found in 3",
                        "ring of 2 [found, found]",
                        "ring of 3 [found, found, found]",
                        "monitors [one, other]",
                        "synchronized found by 8 with 1 run");
    }

    @Test
    void tenThousandVirtualThreadsShareALoad() {
        for (Harness harness : withVirtualThreads()) {
            assertVirtualThreadsShareALoad(
                    harness.run(Setup.of(VirtualThreads.class).rules(RULES)));
        }
    }

    @Test
    void virtualThreadsThatShareOneCarrierDoNotBlockIt() {
        for (Harness harness : withVirtualThreads()) {
            assertVirtualThreadsShareALoad(harness.run(Setup.of(VirtualThreads.class)
                    .rules(RULES)
                    .jvmArgument("-Djdk.virtualThreadScheduler.parallelism=1")
                    .jvmArgument("-Djdk.virtualThreadScheduler.maxPoolSize=1")));
        }
    }

    private static void assertVirtualThreadsShareALoad(Outcome outcome) {
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "at 10 found by 10000 with 10",
                        "at 1 found by 10000 with 1",
                        "failing first found by 9999 with 2");
    }

    private static List<Harness> withVirtualThreads() {
        List<Harness> harnesses = JdkFinder.all().stream()
                .filter(jdk -> jdk.feature() >= 21)
                .map(jdk -> new ForkedHarness(jdk, Harnesses.agentJar()))
                .collect(Collectors.toUnmodifiableList());
        assumeFalse(harnesses.isEmpty(), "no JDK with virtual threads here");
        return harnesses;
    }
}
