package io.fallbackcached.agent.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.peer.LooksUpOrders;
import com.acme.peer.LooksUpOrdersInTransactions;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other agents on the method that is cached, before and after ours on the command line. */
class OtherAgentsIT {

    private static final String RULES =
            "rules:\n  - name: orders\n    pointcut: execution(* com.acme.peer.OrderDao.find(..))\n";

    /** What the application sees, whoever else is there: two bodies for the calls that throw, one for the other two. */
    private static final List<String> SEEN = List.of(
            "order 1 of Ann",
            "order 1 of Ann",
            "no order -1 from com.acme.peer.OrderDao",
            "no order -1 from com.acme.peer.OrderDao",
            "bodies 3");

    @TempDir
    Path folder;

    static Stream<Arguments> places() {
        return Harnesses.forked().stream()
                .flatMap(harness -> Stream.of(Place.values()).map(place -> Arguments.of(harness, place)));
    }

    static List<Harness> forked() {
        return Harnesses.forked();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aspectsThatAreWovenAtLoadTimeRunOnMissesOnly(Harness harness, Place place) {
        Outcome outcome = harness.run(place.put(setup(LooksUpOrders.class), aspectj()));

        assertUndisturbed(outcome);
        assertThat(outcome.lines()).as(outcome.toString()).contains("audited 3");
    }

    @ParameterizedTest
    @MethodSource("places")
    void ebeanEnhancesTheEntityAndOpensTransactionsForMissesOnly(Harness harness, Place place) {
        Outcome outcome = harness.run(withEbean(place.put(setup(LooksUpOrdersInTransactions.class), ebean())));

        assertUndisturbed(outcome);
        assertThat(outcome.lines())
                .as(outcome.toString())
                .contains("in transaction 3", "transactions 3", "entity [io.ebean.bean.EntityBean]");
    }

    @ParameterizedTest
    @MethodSource("places")
    void coverageIsMeasured(Harness harness, Place place) {
        Path execution = folder.resolve("coverage.exec");
        Outcome outcome = harness.run(place.put(setup(LooksUpOrders.class), jacoco(execution)));

        assertUndisturbed(outcome);
        assertThat(outcome.lines()).as(outcome.toString()).contains("covered true");
        assertThat(execution).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("places")
    void spansAreForMissesOnlyIfOpenTelemetryComesFirst(Harness harness, Place place) {
        Outcome outcome = harness.run(place.put(withSpansOnly(setup(LooksUpOrders.class)), openTelemetry()));

        assertUndisturbed(outcome);
        assertThat(spans(outcome)).as(outcome.toString()).isEqualTo(place == Place.BEFORE_OURS ? 3 : 4);
    }

    @ParameterizedTest
    @MethodSource("forked")
    void allOfThemTogether(Harness harness) {
        Setup setup = withSpans(withEbean(setup(LooksUpOrdersInTransactions.class)))
                .agentBefore(openTelemetry())
                .agentBefore(jacoco(folder.resolve("coverage.exec")))
                .agentAfter(aspectj())
                .agentAfter(ebean());
        Outcome outcome = harness.run(setup);

        assertUndisturbed(outcome);
        assertThat(outcome.lines())
                .as(outcome.toString())
                .contains(
                        "audited 3",
                        "in transaction 3",
                        "transactions 3",
                        "covered true",
                        "entity [io.ebean.bean.EntityBean]");
        assertThat(spans(outcome)).as(outcome.toString()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("forked")
    void aRuleThatNamesNoTypeLeavesTheAgentsThemselvesAlone(Harness harness) {
        Outcome outcome = harness.run(Setup.of(LooksUpOrders.class)
                .rules("rules:\n  - name: wide\n    pointcut: execution(* get*(..)) || execution(* find*(..))\n")
                .option("log.level=debug")
                .agentBefore(aspectj())
                .agentAfter(jacoco(folder.resolve("coverage.exec"))));

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .anyMatch(line -> line.contains("com.acme.peer.OrderDao.find"))
                .noneMatch(line -> line.contains("org.objectweb") || line.contains("org.jacoco"));
    }

    private static void assertUndisturbed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).as(outcome.toString()).startsWith(SEEN.toArray(new String[0]));
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("1 rule from");
        assertThat(outcome.otherErr()).as(outcome.toString()).noneMatch(OtherAgentsIT::tellsOfAFault);
    }

    private static boolean tellsOfAFault(String line) {
        return line.contains("Error") || line.contains("Exception") || line.startsWith("\tat ");
    }

    private static long spans(Outcome outcome) {
        return outcome.otherErr().stream()
                .filter(line -> line.contains("'OrderDao.find'"))
                .count();
    }

    private static Setup setup(Class<? extends Scenario> scenario) {
        return Setup.of(scenario).rules(RULES).jvmArgument("-Xverify:all");
    }

    private static Setup withEbean(Setup setup) {
        Peers.ebean().forEach(setup::classPathEntry);
        return setup;
    }

    private static Setup withSpans(Setup setup) {
        return setup.systemProperty("otel.instrumentation.methods.include", "com.acme.peer.OrderDao[find]")
                .systemProperty("otel.traces.exporter", "logging")
                .systemProperty("otel.metrics.exporter", "none")
                .systemProperty("otel.logs.exporter", "none");
    }

    /** The rest of what OpenTelemetry instruments takes its time. */
    private static Setup withSpansOnly(Setup setup) {
        return withSpans(setup)
                .systemProperty("otel.instrumentation.common.default-enabled", "false")
                .systemProperty("otel.instrumentation.methods.enabled", "true");
    }

    private static String aspectj() {
        return Peers.agent("aspectjweaver").toString();
    }

    private static String ebean() {
        return Peers.agent("ebean-agent").toString();
    }

    private static String openTelemetry() {
        return Peers.agent("opentelemetry-javaagent").toString();
    }

    private static String jacoco(Path execution) {
        return Peers.agent("org.jacoco.agent") + "=destfile=" + execution;
    }
}
