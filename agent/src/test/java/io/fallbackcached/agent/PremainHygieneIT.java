package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.PricesAreRemembered;
import com.acme.start.ChoosesItsTimeZone;
import com.acme.start.LooksForTooEarly;
import com.acme.start.SaysHello;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK sets up for the first of its callers is left for the application to set up. */
class PremainHygieneIT {

    private static final String RULES =
            "rules:\n  - name: prices\n    pointcut: execution(* com.acme.shop.PriceList.prices(..))\n";

    /** Which the YAML library is asked for. */
    private static final String NOT_PLAIN = "defaults: { maximumSize: 100 }\n" + RULES;

    private static final int FILES_LEFT_ALONE = 25;
    private static final Pattern LOADED = Pattern.compile(".*\\[class,load\\] (\\S+) source: .*");
    private static final Pattern SET_UP_ONCE =
            Pattern.compile("(java\\.util|sun\\.util|sun\\.net\\.www)\\.logging\\..*|.*\\.management\\..*");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.testkit.JdkFinder#all")
    void nothingIsInitialisedForTheApplication(Jdk jdk) {
        Harness harness = new ForkedHarness(jdk, Harnesses.agentJar());
        List<String> expected = harness.run(tooEarly(jdk).withoutAgent()).lines();
        assertThat(expected).endsWith("logging true", "management true");
        for (Setup setup :
                List.of(tooEarly(jdk), tooEarly(jdk).rules(RULES), tooEarly(jdk).rules(NOT_PLAIN))) {
            Outcome outcome = harness.run(setup);
            assertThat(outcome.agentLog()).as(outcome.toString()).isNotEmpty();
            assertThat(outcome.lines()).as(outcome.toString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void noLoggingOrManagementIsLoadedBeforeTheApplication(Harness harness) {
        Set<String> usual = loadedBeforeMain(harness.run(classes().withoutAgent()));
        Set<String> withAgent = loadedBeforeMain(harness.run(classes().rules(RULES)));
        assertThat(withAgent).contains("io.fallbackcached.core.start.AgentStart");
        withAgent.removeAll(usual);
        assertThat(withAgent).noneMatch(name -> SET_UP_ONCE.matcher(name).matches());
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void nothingThatWeavesIsLoadedBeforeThereIsSomethingToWeave(Harness harness) {
        Outcome outcome = harness.run(classes());
        assertThat(outcome.agentLog()).as(outcome.toString()).isNotEmpty();
        assertThat(loadedBeforeMain(outcome))
                .contains("io.fallbackcached.core.start.AgentStart")
                .noneMatch(name -> name.equals("java.lang.FallbackCachedDispatch"))
                .noneMatch(name -> name.startsWith("net.bytebuddy."))
                .noneMatch(name -> name.startsWith("org.aspectj.") || name.startsWith("org.cache2k."));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void anOrdinaryRulesFileIsReadWithoutTheYamlLibrary(Harness harness) {
        assertThat(loadedBeforeMain(harness.run(classes().rules(NOT_PLAIN))))
                .contains("org.snakeyaml.engine.v2.parser.ParserImpl");
        assertThat(loadedBeforeMain(harness.run(classes().rules(RULES))))
                .contains("io.fallbackcached.core.start.AgentStart")
                .noneMatch(name -> name.startsWith("org.snakeyaml.engine.v2.parser."));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void noLambdaOfTheAgentIsLinkedBeforeTheApplication(Harness harness) {
        assertThat(loadedBeforeMain(harness.run(classes().rules(RULES))))
                .contains("io.fallbackcached.core.start.AgentStart")
                .noneMatch(name -> name.startsWith("io.fallbackcached.core.") && name.contains("$$Lambda"));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theJvmHasNothingToWarnAbout(Harness harness) {
        List<String> usual =
                harness.run(Setup.of(PricesAreRemembered.class).withoutAgent()).otherErr();
        Outcome outcome = harness.run(Setup.of(PricesAreRemembered.class).rules(RULES));
        assertThat(outcome.lines()).as(outcome.toString()).last().isEqualTo("asked 1");
        assertThat(outcome.otherErr()).as(outcome.toString()).isEqualTo(usual);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void theApplicationStillChoosesItsTimeZone(Harness harness) {
        List<String> usual =
                harness.run(Setup.of(ChoosesItsTimeZone.class).withoutAgent()).lines();
        assertThat(usual).last().isEqualTo("Asia/Tokyo");
        Outcome outcome = harness.run(Setup.of(ChoosesItsTimeZone.class));
        assertThat(outcome.agentLog()).as(outcome.toString()).isNotEmpty();
        assertThat(outcome.lines()).as(outcome.toString()).isEqualTo(usual);
    }

    private static Setup tooEarly(Jdk jdk) {
        Setup setup = Setup.of(LooksForTooEarly.class)
                .systemProperty("java.util.logging.manager", "com.acme.start.OwnLogManager")
                .systemProperty("javax.management.builder.initial", "com.acme.start.OwnServerBuilder");
        // Older ones settle the file system as soon as anybody asks a loader for a resource: the first class of the
        // application
        // that has a supertype is enough, and the application itself would do the same a moment later.
        return jdk.feature() < FILES_LEFT_ALONE
                ? setup
                : setup.systemProperty("java.nio.file.spi.DefaultFileSystemProvider", "com.acme.start.OwnFileSystems");
    }

    private static Setup classes() {
        return Setup.of(SaysHello.class).jvmArgument("-Xlog:class+load:stdout:uptime,tags");
    }

    private static Set<String> loadedBeforeMain(Outcome outcome) {
        Set<String> names = new TreeSet<>();
        for (String line : outcome.out()) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.matches()) {
                if (loaded.group(1).equals("io.fallbackcached.testkit.ScenarioMain")) {
                    return names;
                }
                names.add(loaded.group(1));
            }
        }
        throw new AssertionError("the application did not start: " + outcome);
    }
}
