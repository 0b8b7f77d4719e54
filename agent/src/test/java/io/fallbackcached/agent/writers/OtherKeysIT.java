package io.fallbackcached.agent.writers;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.writers.keys.OtherKeys;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are read by one key and written by another. An asterisk: not from memory. */
class OtherKeysIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: staff",
            "    pointcut: execution(public * com.acme.writers.keys.Staff.*(..))",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void anAnswerIsDroppedByWritesToItsRowWhicheverKeyTheySay(Harness harness) {
        Outcome outcome =
                harness.run(Applications.with(Setup.of(OtherKeys.class)).rules(RULES));

        List<String> expected = new ArrayList<>();
        String names = "name 1, name 1*, name 1*, place 1, reading 1, name 1 at place 1";
        for (int round = 1; round <= 8; round++) {
            String now =
                    String.format("Ann %1$d*, Ann %1$d*, Ann %1$d*, Ayr %1$d*, %1$d*, Ann %1$d at Ayr %1$d*", round);
            expected.add(round + ": " + names + "; itself " + now);
            names = String.format("Ann %1$d, Ann %1$d*, Ann %1$d*, Ayr %1$d, %1$d, Ann %1$d at Ayr %1$d", round);
        }
        expected.addAll(List.of(
                "by its badge: Anna*",
                "another's badge: Anna",
                "by its name: Anne*",
                "all: Anne.*",
                "renumbered: Anne.*",
                "by the new number: Anouk*",
                "the badge is given away: nobody*",
                "and given to another: name 3.*",
                "whose number is written: Cleo*",
                "deleted: nobody*",
                "another is inserted: Dora*",
                "one more is inserted: Dora",
                "truncated: nobody*",
                "one's badge changes: 1",
                "all badges change: 1",
                "another is called so: 2*",
                "and is not any more: 1*",
                "one is inserted: 2*",
                "another is inserted: 2",
                "one is deleted: 1*"));
        assertThat(outcome.lines()).as(outcome.toString()).containsExactlyElementsOf(expected);
    }
}
