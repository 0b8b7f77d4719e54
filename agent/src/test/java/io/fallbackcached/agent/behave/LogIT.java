package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.behave.log.TitlesAreRead;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogIT {

    private static final String RULES =
            "rules:\n  - name: catalogue\n    pointcut: execution(* com.acme.behave.log.Catalogue.*(..))\n";

    private static final String TITLE = "com.acme.behave.log.Catalogue.title(Ljava/lang/String;)Ljava/lang/String;";

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void aStartLineAndALineForEachRefusalIsAllThatIsSaid(Harness harness) {
        Outcome outcome = harness.run(Setup.of(TitlesAreRead.class).rules(RULES));
        assertThat(outcome.agentLog()).as(outcome.toString()).hasSize(2);
        assertThat(outcome.agentLog().get(0))
                .matches("INFO \\[fallbackcached] - FallbackCached \\d\\S* on Java \\d\\S*:"
                        + " 1 rule from \\S+\\.yaml, annotations on, packages all");
        assertThat(outcome.agentLog().get(1))
                .contains(
                        "WARN [fallbackcached] - refused: FBC-",
                        "com.acme.behave.log.Catalogue.all()",
                        "java.util.stream.Stream");
        assertThat(outcome.otherErr()).isEmpty();
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void missesAreSaidOnRequestAndHitsNever(Harness harness) {
        Outcome outcome = harness.run(Setup.of(TitlesAreRead.class).rules(RULES).option("log.level=debug"));
        assertThat(misses(outcome.agentLog()))
                .as(outcome.toString())
                .containsExactly(
                        TITLE + ": key 1 falls back to the original method",
                        TITLE + ": key 2 falls back to the original method");
        assertThat(outcome.agentLog()).hasSizeLessThan(50);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void everythingGoesToTheLogFileIfThereIsOne(Harness harness, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("agent.log");
        Outcome outcome = harness.run(Setup.of(TitlesAreRead.class)
                .rules(RULES)
                .option("log.level=debug")
                .option("log.file=" + log));
        assertThat(outcome.agentLog()).as(outcome.toString()).isEmpty();
        assertThat(outcome.otherErr()).isEmpty();
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).anyMatch(line -> line.contains("INFO [fallbackcached] - FallbackCached "));
        assertThat(lines).anyMatch(line -> line.contains("WARN [fallbackcached] - refused: "));
        assertThat(misses(lines)).hasSize(2);
    }

    private static List<String> misses(List<String> log) {
        return log.stream()
                .filter(line -> line.contains("falls back"))
                .map(line -> line.substring(line.indexOf("com.acme")))
                .collect(Collectors.toList());
    }
}
