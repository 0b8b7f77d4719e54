package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.PricesAreRemembered;
import com.acme.start.AttachesToItself;
import com.acme.start.SaysHello;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the agent is started, and whatever is wrong with it, the application starts, unless it was told to be strict. */
class StartIT {

    private static final String RULES =
            "rules:\n  - name: prices\n    pointcut: execution(* com.acme.shop.PriceList.prices(..))\n";
    private static final String NOT_STARTED = "not started, the application runs without caching: ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void namedTwiceItWorksOnceAndSaysSo(Harness harness) {
        Outcome outcome = harness.run(Setup.of(PricesAreRemembered.class)
                .rules(RULES)
                .agentAfter(Harnesses.agentJar().toString()));
        assertThat(outcome.lines()).as(outcome.toString()).last().isEqualTo("asked 1");
        assertThat(outcome.agentLog()).hasSize(2).last().asString().contains("already running");
    }

    @Test
    void twoCopiesOfItAreOne() throws IOException {
        Path copy = Files.copy(Harnesses.agentJar(), folder.resolve("copy.jar"));
        Outcome outcome = forked(Harnesses.agentJar())
                .run(Setup.of(PricesAreRemembered.class).rules(RULES).agentBefore(copy.toString()));
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .hasSize(2)
                .last()
                .asString()
                .contains("already running");
        assertThat(outcome.lines()).last().isEqualTo("asked 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a+b", "a#b", "a%20b", "ä-日本", "a,b"})
    void itsJarAndItsRulesMayStandAnywhere(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Path jar = Files.copy(Harnesses.agentJar(), place.resolve("fallbackcached.jar"));
        Path rules = Files.writeString(place.resolve("rules.yaml"), RULES);
        Outcome outcome = forked(jar).run(Setup.of(PricesAreRemembered.class).option("rules=" + rules));
        assertThat(outcome.lines()).as(outcome.toString()).last().isEqualTo("asked 1");
    }

    @Test
    void writesNothingBesideItsJar() throws IOException {
        Path place = Files.createDirectory(folder.resolve("read-only"));
        Path jar = Files.copy(Harnesses.agentJar(), place.resolve("fallbackcached.jar"));
        assertThat(jar.toFile().setReadOnly()).isTrue();
        assertThat(place.toFile().setWritable(false)).isTrue();
        Outcome outcome = forked(jar).run(Setup.of(PricesAreRemembered.class).rules(RULES));
        assertThat(place.toFile().setWritable(true)).isTrue();
        assertThat(outcome.lines()).as(outcome.toString()).last().isEqualTo("asked 1");
        assertThat(place).isDirectoryContaining(jar::equals).isDirectoryNotContaining(file -> !jar.equals(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/fallbackcached/core/start/AgentStart",
                "io/fallbackcached/core/start/RunningAgent",
                "io/fallbackcached/core/weave/WeavingTransformer",
                "org/slf4j/simple/SimpleLoggerFactory"
            })
    void aDamagedJarCostsOneLine(String missing) throws IOException {
        Path jar = agentJarWithout("isolated/" + missing + ".classdata");
        Outcome outcome = forked(jar).run(Setup.of(PricesAreRemembered.class).rules(RULES));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).last().isEqualTo("asked 3");
        assertThat(outcome.otherErr()).isEmpty();
        assertThat(outcome.agentLog()).singleElement().asString().contains(NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/fallbackcached/core/weave/Seam",
                "java/lang/FallbackCachedDispatch",
                "net/bytebuddy/jar/asm/MethodWriter"
            })
    void aJarDamagedWhereItWeavesLeavesTheClassAsItIs(String missing) throws IOException {
        Path jar = agentJarWithout("isolated/" + missing + ".classdata");
        Outcome outcome = forked(jar).run(Setup.of(PricesAreRemembered.class).rules(RULES));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).last().isEqualTo("asked 3");
        assertThat(outcome.agentLog()).anyMatch(line -> line.contains("WARN") && line.contains("PriceList"));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void aBrokenRulesFileIsReportedAndTheApplicationRuns(Harness harness) {
        Outcome outcome = harness.run(Setup.of(SaysHello.class).rules("rules: [\u0000"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).containsExactly("hello");
        assertThat(outcome.agentLog()).anyMatch(line -> line.contains("ERROR") && line.contains("error: "));
        assertThat(outcome.otherErr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone.yaml", "."})
    void aRulesFileThatCannotBeReadIsReportedAndTheApplicationRuns(String rules) {
        Outcome outcome =
                forked(Harnesses.agentJar()).run(Setup.of(SaysHello.class).option("rules=" + folder.resolve(rules)));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).containsExactly("hello");
        assertThat(outcome.agentLog()).anyMatch(line -> line.contains(folder.toString()) && line.contains("error: "));
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void strictItEndsTheJvmBeforeTheApplicationStarts(Harness harness) {
        Outcome outcome = harness.run(Setup.of(SaysHello.class)
                .option("strict=true")
                .rules("rules:\n  - name: prices\n    pointcut: execution(\n"));
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.lines()).isEmpty();
        assertThat(outcome.otherErr()).isEmpty();
        assertThat(outcome.agentLog())
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(line -> line.contains(".yaml:3:"))
                .last()
                .asString()
                .contains("strict=true: not starting with this mistake");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void strictItStartsWithoutMistakes(Harness harness) {
        Outcome outcome = harness.run(
                Setup.of(PricesAreRemembered.class).option("strict=true").rules(RULES));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).last().isEqualTo("asked 1");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void attachedItNeverEndsARunningApplication(Harness harness) {
        Outcome outcome = harness.run(Setup.of(AttachesToItself.class)
                .withoutAgent()
                .jvmArgument("-XX:+EnableDynamicAgentLoading")
                .systemProperty("jdk.attach.allowAttachSelf", "true")
                .systemProperty(AttachesToItself.JAR, Harnesses.agentJar().toString())
                .systemProperty(AttachesToItself.ARGUMENTS, "strict=true,rules=" + folder.resolve("gone.yaml")));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.lines()).containsExactly("goes on");
        assertThat(outcome.agentLog())
                .anyMatch(line -> line.contains("gone.yaml"))
                .last()
                .asString()
                .contains("strict=true: not starting");
    }

    private static Harness forked(Path agentJar) {
        return new ForkedHarness(Jdk.running(), agentJar);
    }

    private Path agentJarWithout(String missing) throws IOException {
        Path copy = folder.resolve("damaged.jar");
        try (JarFile jar = new JarFile(Harnesses.agentJar().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            assertThat(jar.getEntry(missing)).isNotNull();
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().equals(missing)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return copy;
    }
}
