package io.fallbackcached.agent.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.peer.LogsByItself;
import com.acme.peer.LooksUpOrders;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's log and that of an application with an slf4j-simple of its own: neither hears the other's settings. */
class LoggingIT {

    private static final String RULES =
            "rules:\n  - name: orders\n    pointcut: execution(* com.acme.peer.OrderDao.find(..))\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theApplicationsSystemPropertiesAreNotOurs(Harness harness) throws IOException {
        Path theirs = folder.resolve("theirs.log");
        Outcome outcome = harness.run(setup(LogsByItself.class)
                .systemProperty("org.slf4j.simpleLogger.defaultLogLevel", "off")
                .systemProperty("org.slf4j.simpleLogger.log.com.acme", "info")
                .systemProperty("org.slf4j.simpleLogger.logFile", theirs.toString())
                .systemProperty("slf4j.provider", "com.acme.Nope"));

        assertOnlyTheStartLine(outcome);
        assertOnlyTheApplications(theirs);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theApplicationsPropertiesFileIsNotOurs(Harness harness) throws IOException {
        Path theirs = folder.resolve("theirs.log");
        Files.write(
                folder.resolve("simplelogger.properties"),
                List.of(
                        "org.slf4j.simpleLogger.defaultLogLevel=off",
                        "org.slf4j.simpleLogger.log.com.acme=info",
                        "org.slf4j.simpleLogger.logFile=" + theirs));
        Outcome outcome = harness.run(setup(LogsByItself.class).classPathEntry(folder));

        assertOnlyTheStartLine(outcome);
        assertOnlyTheApplications(theirs);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void ourSettingsAreNotTheApplications(Harness harness) throws IOException {
        Path ours = folder.resolve("ours.log");
        Outcome outcome =
                harness.run(setup(LogsByItself.class).option("log.level=debug").option("log.file=" + ours));

        assertThat(outcome.otherErr())
                .as(outcome.toString())
                .containsExactly(
                        "[main] INFO com.acme.peer.LogsByItself - before",
                        "[main] INFO com.acme.peer.LogsByItself - after");
        assertThat(outcome.agentLog()).as(outcome.toString()).isEmpty();
        assertThat(Files.readAllLines(ours))
                .anyMatch(line -> line.contains("1 rule from"))
                .anyMatch(LoggingIT::isMiss)
                .noneMatch(line -> line.contains("LogsByItself"));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void debugSaysForAMissThatItIsOneAndWhatBecameOfItAndNothingForAHit(Harness harness) {
        Outcome outcome = harness.run(setup(LooksUpOrders.class).option("log.level=debug"));

        List<String> misses =
                outcome.agentLog().stream().filter(LoggingIT::isMiss).collect(Collectors.toUnmodifiableList());
        assertThat(misses)
                .as(outcome.toString())
                .hasSize(3)
                .allMatch(line -> line.contains("com.acme.peer.OrderDao.find"));
        assertThat(outcome.agentLog().stream().filter(line -> line.contains("OrderDao") && !isMiss(line)))
                .as(outcome.toString())
                .hasSizeLessThanOrEqualTo(3)
                .allMatch(line -> line.contains("kept"));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void callsAreNotLoggedUnlessAskedFor(Harness harness) {
        assertOnlyTheStartLine(harness.run(setup(LooksUpOrders.class)));
    }

    private static void assertOnlyTheStartLine(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("INFO [fallbackcached] - FallbackCached ", "1 rule from");
        assertThat(outcome.otherErr()).as(outcome.toString()).isEmpty();
    }

    private static void assertOnlyTheApplications(Path log) throws IOException {
        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "[main] INFO com.acme.peer.LogsByItself - before",
                        "[main] INFO com.acme.peer.LogsByItself - after");
    }

    private static boolean isMiss(String line) {
        return line.contains("falls back to the original method");
    }

    private static Setup setup(Class<? extends Scenario> scenario) {
        Setup setup = Setup.of(scenario).rules(RULES);
        Peers.oldLibraries().forEach(setup::classPathEntry);
        return setup;
    }
}
