package io.fallbackcached.agent.coexist;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.peer.PhoneBook;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A library from Maven Central, cached by a rules file: nothing of it was written or compiled for the agent. */
class ThirdPartyJarIT {

    private static final String RULES = String.join(
            "\n",
            "defaults: { expireAfterWrite: PT1H }",
            "rules:",
            "  - name: parsed",
            "    pointcut: >",
            "      execution(com.google.i18n.phonenumbers.Phonenumber.PhoneNumber",
            "      com.google.i18n.phonenumbers.PhoneNumberUtil.parse(CharSequence, String))",
            "  - name: formatted",
            "    pointcut: execution(String com.google.i18n.phonenumbers.PhoneNumberUtil.format(*, *))",
            "  - name: regions",
            "    pointcut: within(com.google.i18n.phonenumbers.PhoneNumberUtil) && execution(public * getRegionCode*(..))",
            "  - name: kinds",
            "    pointcut: execution(* com.google.i18n.phonenumbers..*.getNumberType(..))",
            "  - name: supported",
            "    pointcut: execution(public java.util.Set *..PhoneNumber*.getSupportedRegions())",
            "  - name: found",
            "    pointcut: execution(* com.google.i18n.phonenumbers.PhoneNumberUtil.findNumbers(CharSequence, String))",
            "");

    private static final Pattern MISS =
            Pattern.compile(".*PhoneNumberUtil\\.(\\w+)\\(.*: key (.*) falls back to the original method");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void itAnswersAsWithoutTheAgentWhileEachBodyRunsOnceForAKey(Harness harness) {
        Outcome plain = harness.run(setup().withoutAgent());
        Outcome cached = harness.run(setup().rules(RULES).option("log.level=debug"));

        assertThat(cached.exitCode()).as(cached.toString()).isZero();
        assertThat(cached.lines()).isEqualTo(plain.lines()).hasSizeGreaterThan(600);
        Map<String, List<String>> misses = misses(cached);
        assertThat(misses.keySet())
                .as(cached.toString())
                .containsExactlyInAnyOrder(
                        "parse",
                        "format",
                        "getNumberType",
                        "getRegionCodeForNumber",
                        "getRegionCodeForCountryCode",
                        "getRegionCodesForCountryCode",
                        "getSupportedRegions");
        // An answer is kept, an exception never.
        assertThat(misses.remove("parse"))
                .hasSize(PhoneBook.NUMBERS.size() + PhoneBook.ROUNDS * PhoneBook.NONSENSE.size());
        assertThat(misses).allSatisfy((method, keys) -> assertThat(keys).doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void aMethodOfItThatCannotBeCachedIsRefusedAndWorks(Harness harness) {
        Outcome outcome = harness.run(setup().rules(RULES));

        assertThat(outcome.lines()).as(outcome.toString()).contains("found [044 668 18 00, 079 123 45 67]");
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .hasSize(2)
                .last()
                .asString()
                .contains("FBC-201", "PhoneNumberUtil.findNumbers", "found");
    }

    private static Setup setup() {
        Setup setup = Setup.of(PhoneBook.class);
        Peers.libraries().forEach(setup::classPathEntry);
        return setup;
    }

    /** The keys for which the log says that a body ran, by method. */
    private static Map<String, List<String>> misses(Outcome outcome) {
        return outcome.agentLog().stream()
                .map(MISS::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(
                        miss -> miss.group(1), Collectors.mapping(miss -> miss.group(2), Collectors.toList())));
    }
}
