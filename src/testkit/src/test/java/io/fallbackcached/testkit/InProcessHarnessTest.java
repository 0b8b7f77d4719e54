package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.told.Failing;
import com.acme.told.ToldLines;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessHarnessTest {

    private static final Instrumentation NONE = (Instrumentation) Proxy.newProxyInstance(
            Instrumentation.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, given) -> {
                throw new UnsupportedOperationException(method.toString());
            });

    private final List<String> events = new ArrayList<>();
    private final Harness harness = new InProcessHarness(
            (arguments, instrumentation) -> {
                events.add("start " + arguments);
                return () -> events.add("stop");
            },
            NONE);

    @Test
    void keepsWhatWasToldAndPrintedApart() {
        Outcome outcome = harness.run(Setup.of(ToldLines.class).systemProperty("fallbackcached.told", "was set"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).containsExactly("told: é", "was set");
        assertThat(outcome.out()).containsExactly("to out");
        assertThat(outcome.otherErr()).containsExactly("to err");
        assertThat(outcome.agentLog()).containsExactly("[fallbackcached] as the agent");
    }

    @Test
    void leavesNothingBehind() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        harness.run(Setup.of(Failing.class).systemProperty("fallbackcached.told", "was set"));
        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        assertThat(System.getProperty("fallbackcached.told")).isNull();
    }

    @Test
    void stopsTheAgentThatItStarted() {
        harness.run(Setup.of(ToldLines.class).option("strict=true"));
        assertThat(events).containsExactly("start strict=true", "stop");
    }

    @Test
    void stopsTheAgentOfAScenarioThatFails() {
        Outcome outcome = harness.run(Setup.of(Failing.class));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.otherErr()).anyMatch(line -> line.contains("java.lang.Exception: on purpose"));
        assertThat(events).containsExactly("start ", "stop");
    }

    @Test
    void startsNoAgentIfToldSo() {
        assertThat(harness.run(Setup.of(ToldLines.class).withoutAgent()).exitCode())
                .isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void anAgentThatDoesNotStartFailsTheRun() {
        Harness broken = new InProcessHarness(
                (arguments, instrumentation) -> {
                    throw new IllegalStateException("no agent today");
                },
                NONE);
        Outcome outcome = broken.run(Setup.of(ToldLines.class));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines()).isEmpty();
        assertThat(outcome.otherErr()).anyMatch(line -> line.contains("no agent today"));
    }

    @Test
    void theRulesFileIsThereAsLongAsTheRun() {
        List<Path> files = new ArrayList<>();
        Harness reading = new InProcessHarness(
                (arguments, instrumentation) -> {
                    Path file = Path.of(arguments.substring("rules=".length()));
                    files.add(file);
                    assertThat(file).hasContent("rules: []");
                    return () -> assertThat(file).exists();
                },
                NONE);
        Outcome outcome = reading.run(Setup.of(ToldLines.class).rules("rules: []"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(files)
                .singleElement()
                .satisfies(file -> assertThat(Files.exists(file)).isFalse());
    }
}
