package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.PricesAreRemembered;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user who writes a rules file wrongly reads on standard error. */
class MistakesIT {

    private static final String BAD = String.join(
            "\n",
            "rules:",
            "  - name: prices",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..))",
            "  - name: unknown key",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..))",
            "    expireAfterwrite: PT1M",
            "  - name: bad duration",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..))",
            "    expireAfterWrite: 10m",
            "  - name: junk after a valid prefix",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..)) junk",
            "  - name: unknown designator",
            "    pointcut: '@anotation(com.acme.shop.Lookup)'",
            "  - name: undecidable designator",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..)) && args(article)",
            "  - name: word operator",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..)) and within(com.acme..*)",
            "  - name: prices",
            "    pointcut: execution(* com.acme.shop.PriceList.prices(..))",
            "  - name: misspelt type",
            "    pointcut: execution(* com.acme.shop.PriceLits.prices(..))",
            "");

    private static final String BADLY_INDENTED = String.join(
            "\n", "rules:", "  - name: indented", "     pointcut: execution(* com.acme.shop.PriceList.prices(..))", "");

    private static final String[] MISTAKES = {
        "indented.yaml:3:14: error: not YAML: mapping values are not allowed here",
        "bad.yaml:6:5: error: unknown key 'expireAfterwrite'; did you mean 'expireAfterWrite'?",
        "bad.yaml:9:23: error: '10m' is not an ISO-8601 duration; write PT10M",
        "bad.yaml:11:63: error: 'junk' after the end of the pointcut; join pointcuts with && or ||",
        "bad.yaml:13:16: error: unknown designator '@anotation'; did you mean '@annotation'?",
        "bad.yaml:15:66: error: designator 'args' asks for the objects of a call, which class files don't tell;"
                + " write the parameter types in execution(..)",
        "bad.yaml:17:63: error: unknown operator 'and'; write &&",
        "bad.yaml:18:11: error: rule name 'prices' is taken by bad.yaml:2:11; choose another name",
    };

    private static final String MISSPELT =
            "bad.yaml:21:27: warning: rule 'misspelt type' has named no method so far: no class named"
                    + " com.acme.shop.PriceLits was seen; did you mean com.acme.shop.PriceList?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), BAD);
        Files.writeString(folder.resolve("indented.yaml"), BADLY_INDENTED);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void eachMistakeIsNamedWithItsPlaceAndTheRestWorks(Harness harness) {
        Outcome outcome = harness.run(badRules());
        assertThat(messages(outcome, "ERROR")).as(outcome.toString()).containsExactly(MISTAKES);
        assertThat(messages(outcome, "WARN")).as(outcome.toString()).containsExactly(MISSPELT);
        assertThat(outcome.lines()).last().isEqualTo("asked 1");
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void strictRefusesToStart(Harness harness) {
        Outcome outcome = harness.run(badRules().option("strict=true"));
        List<String> said = outcome.agentLog().stream()
                .map(line -> line.replace("[fallbackcached] ", "").replace(folder + File.separator, ""))
                .collect(Collectors.toList());
        assertThat(said).as(outcome.toString()).startsWith(MISTAKES).hasSize(MISTAKES.length + 1);
        assertThat(said)
                .last()
                .isEqualTo("strict=true: not starting with these 8 mistakes; correct what is wrong, or start without"
                        + " strict");
        assertThat(outcome.lines()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private Setup badRules() {
        return Setup.of(PricesAreRemembered.class)
                .option("rules=" + folder.resolve("bad.yaml") + ";" + folder.resolve("indented.yaml"));
    }

    /** What the agent said at this level, with file names instead of paths. */
    private List<String> messages(Outcome outcome, String level) {
        return outcome.agentLog().stream()
                .filter(line -> line.startsWith(level + " [fallbackcached] - "))
                .map(line -> line.substring(line.indexOf(" - ") + 3))
                .map(line -> line.replace(folder + File.separator, ""))
                .collect(Collectors.toList());
    }
}
