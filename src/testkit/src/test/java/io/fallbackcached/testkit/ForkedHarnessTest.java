package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.told.Endless;
import com.acme.told.Failing;
import com.acme.told.ToldLines;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkedHarnessTest {

    private final Harness harness = new ForkedHarness(Jdk.running(), Path.of("no-agent.jar"));

    @Test
    void keepsWhatWasToldAndPrintedApart() {
        Outcome outcome =
                harness.run(Setup.of(ToldLines.class).withoutAgent().systemProperty("fallbackcached.told", "was set"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).containsExactly("told: é", "was set");
        assertThat(outcome.out()).containsExactly("to out");
        assertThat(outcome.otherErr()).containsExactly("to err");
        assertThat(outcome.agentLog()).containsExactly("[fallbackcached] as the agent");
    }

    @Test
    void aScenarioThatFailsGivesAnExitCodeAndItsTrace() {
        Outcome outcome = harness.run(Setup.of(Failing.class).withoutAgent());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines()).containsExactly("before");
        assertThat(outcome.otherErr()).anyMatch(line -> line.contains("java.lang.Exception: on purpose"));
    }

    @Test
    void anAgentThatCannotBeLoadedGivesAnExitCode() {
        Outcome outcome = harness.run(Setup.of(ToldLines.class));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.lines()).isEmpty();
        assertThat(outcome.toString()).contains("no-agent.jar");
    }

    @Test
    void aScenarioThatDoesNotEndIsKilledAndItsThreadsAreShown() {
        Harness impatient = new ForkedHarness(Jdk.running(), Path.of("no-agent.jar"), Duration.ofSeconds(2));
        assertThatThrownBy(() -> impatient.run(Setup.of(Endless.class).withoutAgent()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within PT2S")
                .hasMessageContaining("at com.acme.told.Endless.run")
                .satisfies(late ->
                        assertThat(ProcessHandle.of(pidIn(late.getMessage()))).isNotPresent());
    }

    @Test
    void namesItsJdk() {
        assertThat(harness).hasToString("forked JDK " + Runtime.version().feature());
    }

    private static long pidIn(String message) {
        String line = message.lines()
                .filter(candidate -> candidate.startsWith("pid "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring("pid ".length()));
    }
}
