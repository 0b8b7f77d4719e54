package io.fallbackcached.agent.behave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.behave.settings.AnnotatedDirectoryIsUsed;
import com.acme.behave.settings.PlainDirectoryIsUsed;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting and action means the same in an annotation and in a rule. */
class SettingsIT {

    private static final String RULES = String.join(
                    "\n",
                    "rules:",
                    "  - {name: people, pointcut: execution(* DIR.find(..)), cacheName: people}",
                    "  - {name: texts, pointcut: execution(* DIR.findByText(..)), cacheName: people, key: [0]}",
                    "  - {name: delete, pointcut: execution(* DIR.delete(..)) || execution(* DIR.deleteInVain(..)), action: evict, cacheName: people}",
                    "  - {name: delete all, pointcut: execution(* DIR.deleteAll(..)), action: evict, cacheName: people, all: true}",
                    "  - {name: save, pointcut: execution(* DIR.save(..)), action: put, cacheName: people, key: [id]}",
                    "  - {name: with key, pointcut: execution(* DIR.withKey(..)), key: [first, 2]}",
                    "  - {name: of instance, pointcut: execution(* DIR.ofInstance(..)), scope: instance}",
                    "  - {name: of type, pointcut: execution(* DIR.ofType(..)), scope: type}",
                    "  - {name: absent, pointcut: execution(* DIR.absent(..)), keepAbsent: true, expireAbsentAfterWrite: PT2S}",
                    "  - {name: plain, pointcut: execution(* DIR.absentUnkept(..)) || execution(* DIR.failing(..))}",
                    "  - {name: short-lived, pointcut: execution(* DIR.shortLived(..)), expireAfterWrite: PT2S}",
                    "  - {name: bounded, pointcut: execution(* DIR.bounded(..)), maximumSize: 100}",
                    "  - {name: condition, pointcut: execution(* DIR.onCondition(..)), condition: isShort}",
                    "  - {name: elsewhere, pointcut: execution(* DIR.onConditionElsewhere(..)), condition: com.acme.behave.settings.Conditions::isLong}",
                    "  - {name: broken, pointcut: execution(* DIR.onBrokenCondition(..)), condition: isBroken}",
                    "")
            .replace("DIR", "com.acme.behave.settings.PlainDirectory");

    private static final String[] BEHAVIOUR = {
        "evict one: 1 2 2 3 3",
        "evict in vain: 0 0 0",
        "evict all: 0 1 2 2",
        "put: 0 0",
        "found Carlos, Maria in 5 runs",
        "chosen parts: 1 1 2",
        "ignored part: 1 1 2",
        "per instance: 1 1 2 2",
        "told apart one a, other a",
        "per state: 1 2",
        "per type: 1 1",
        "empty, not kept: 1 2",
        "exceptions: 1 2",
        "null, kept: 1 1 2 2",
        "null gone, value there: 0",
        "short-lived: 1 1",
        "expired",
        "filled with 1000 runs, the last one kept true",
        "few of them were there true",
        "condition: 1 1 2 3",
        "condition elsewhere: 1 2 3 3",
        "broken condition: 1 2",
    };

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void rulesDoWhatTheySay(Harness harness) {
        Outcome outcome = harness.run(Setup.of(PlainDirectoryIsUsed.class).rules(RULES));
        assertThat(outcome.lines()).as(outcome.toString()).containsExactly(BEHAVIOUR);
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void annotationsDoWhatTheySay(Harness harness) {
        Outcome outcome = harness.run(Setup.of(AnnotatedDirectoryIsUsed.class));
        assertThat(outcome.lines()).as(outcome.toString()).containsExactly(BEHAVIOUR);
    }
}
