package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is named with its place and a remedy, and costs no more than what it is in. */
class RulesFileMistakesTest {

    /** Each line of text stands at line 3, column 5, in the rule that begins at 2:3; a good rule follows. */
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "expireAfterwrite: PT1M ~ 3:5 ~ unknown key 'expireAfterwrite'; did you mean 'expireAfterWrite'?",
                "colour: blue           ~ 3:5 ~ unknown key 'colour'",
                "[a]: b                 ~ 3:5 ~ unknown key ''",
                "name: b                ~ 3:5 ~ key 'name' is given twice; remove one of them",
                // durations
                "expireAfterWrite: 10m  ~ 3:23 ~ '10m' is not an ISO-8601 duration; write PT10M",
                "expireAfterWrite: 2 days ~ 3:23 ~ '2 days' is not an ISO-8601 duration; write PT48H",
                "waitLimit: 500ms       ~ 3:16 ~ '500ms' is not an ISO-8601 duration; write PT0.5S",
                "waitLimit: 5           ~ 3:16 ~ '5' is not an ISO-8601 duration; write PT10M for ten minutes",
                "waitLimit: never       ~ 3:16 ~ 'never' is not an ISO-8601 duration; write PT10M for ten minutes",
                "waitLimit: 1e9         ~ 3:16 ~ '1e9' is not an ISO-8601 duration; write PT10M for ten minutes",
                "expireAbsentAfterWrite: PT0S ~ 3:29 ~ 'expireAbsentAfterWrite' must be longer than zero, found 'PT0S'",
                "expireAfterWrite: PT-5M ~ 3:23 ~ 'expireAfterWrite' must be longer than zero, found 'PT-5M'",
                "expireAfterWrite: P99999D ~ 3:23 ~ 'expireAfterWrite' is longer than a hundred years",
                // numbers
                "maximumSize: many      ~ 3:18 ~ 'many' is not a whole number",
                "maximumSize: 10_000    ~ 3:18 ~ '10_000' is not a whole number; write 10000",
                "maximumSize: 0         ~ 3:18 ~ 'maximumSize' must be 1 or more, found 0",
                "maximumSize: -1        ~ 3:18 ~ 'maximumSize' must be 1 or more, found -1",
                "maximumSize: 99999999999999999999 ~ 3:18 ~ '99999999999999999999' is too large",
                "expiryJitter: 0.1      ~ 3:19 ~ '0.1' is not a percentage; write 10%",
                "expiryJitter: 10       ~ 3:19 ~ '10' is not a percentage; write 10%",
                "expiryJitter: a lot    ~ 3:19 ~ 'a lot' is not a percentage; write 10%",
                "expiryJitter: 51%      ~ 3:19 ~ 'expiryJitter' is 51%, more than 50%; write 50% or less",
                // choices
                "keepAbsent: yes        ~ 3:17 ~ 'yes' is neither true nor false; write true",
                "keepAbsent: off        ~ 3:17 ~ 'off' is neither true nor false; write false",
                "enabled: flase         ~ 3:14 ~ 'flase' is neither true nor false; did you mean 'false'?",
                "scope: instanse        ~ 3:12 ~ 'instanse' is no value of 'scope'; did you mean 'instance'?",
                "values: copied         ~ 3:13 ~ 'copied' is no value of 'values'; write isolated or shared",
                "action: evcit          ~ 3:13 ~ 'evcit' is no value of 'action'; did you mean 'evict'?",
                // forms
                "cacheName: [a]         ~ 3:16 ~ 'cacheName' takes one value, found a list",
                "cacheName:             ~ 3:15 ~ 'cacheName' takes one value, found nothing",
                "cacheName: ''          ~ 3:16 ~ 'cacheName' is empty",
                "maximumSize: {a: 1}    ~ 3:18 ~ 'maximumSize' takes one value, found a mapping",
                "maximumSize: !big 10   ~ 3:18 ~ YAML reads '!big' as a tag; put the value in quotes",
                "key: id                ~ 3:10 ~ 'key' takes a list, found 'id'; write [id]",
                "key: []                ~ 3:10 ~ 'key' is an empty list; leave it out to use all parameters",
                "key: [0, -1]           ~ 3:14 ~ '-1' is neither an index nor a name of a parameter; write an index, counted from 0, or a name",
                "key: [person.id]       ~ 3:11 ~ 'person.id' is neither an index nor a name of a parameter; write an index, counted from 0, or a name",
                "reads: [] ~ 3:12 ~ 'reads' is an empty list; leave it out to go by the statements seen",
                "reads: [select 1] ~ 3:13 ~ 'select 1' is no table; write its name, as orders or shop.orders",
                "condition: com.acme.Conditions.cacheable() ~ 3:16 ~ 'com.acme.Conditions.cacheable()' names no method; write com.acme.Conditions::cacheable",
                "condition: '#id > 3'   ~ 3:16 ~ '#id > 3' names no method; write com.acme.Type::method",
                // what does not go together
                "action: evict          ~ 2:3 ~ action evict has no 'cacheName'; give the cacheName of the rules or annotations it is about",
                "action: put            ~ 2:3 ~ action put has no 'cacheName'; give the cacheName of the rules or annotations it is about",
                "all: true              ~ 3:5 ~ 'all' means nothing to action cache; remove it, or write action: evict",
            })
    void namesAMistakeInARuleAndDropsOnlyThatRule(String line, String place, String expected) {
        RuleBook book = parse(
                "rules:",
                "- {name: wrong, pointcut: within(a.B),",
                "    " + line + "}",
                "- {name: right, pointcut: within(a.B)}");

        assertThat(errors(book)).containsExactly("rules.yaml:" + place + ": error: " + expected);
        assertThat(names(book)).containsExactly("right");
    }

    @Test
    void namesSettingsThatMeanNothingToEvictAndPut() {
        RuleBook book = parse(
                "rules:",
                "- {name: a, pointcut: within(a.B), action: evict, cacheName: c, maximumSize: 5, waitLimit: PT1S}",
                "- {name: b, pointcut: within(a.B), action: put, cacheName: c, values: shared}",
                "- {name: c, pointcut: within(a.B), action: put, cacheName: c, all: true}",
                "- {name: d, pointcut: within(a.B), action: evict, cacheName: c, key: [0], all: true}");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:2:65: error: 'maximumSize' means nothing to action evict; set it on the rule that caches",
                        "rules.yaml:2:81: error: 'waitLimit' means nothing to action evict; set it on the rule that caches",
                        "rules.yaml:3:63: error: 'values' means nothing to action put; set it on the rule that caches",
                        "rules.yaml:4:63: error: 'all' means nothing to action put; remove it, or write action: evict",
                        "rules.yaml:5:65: error: 'key' means nothing beside 'all'; remove one of them");
        assertThat(book.rules()).isEmpty();
    }

    @Test
    void namesEveryMistakeOfARule() {
        RuleBook book = parse("rules:", "  - maximumSize: x", "    scope: y");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:2:5: error: the rule has no 'name'",
                        "rules.yaml:2:5: error: the rule has no 'pointcut'",
                        "rules.yaml:2:18: error: 'x' is not a whole number",
                        "rules.yaml:3:12: error: 'y' is no value of 'scope'; write state or type or instance");
    }

    @Test
    void namesMistakesInsidePointcutsInTheFilesLinesAndColumns() {
        RuleBook book = parse(
                "rules:",
                "  - name: plain",
                "    pointcut: execution(* *(..)) and within(a.B)",
                "  - name: quoted",
                "    pointcut: '@anotation(a.B)'",
                "  - name: block",
                "    pointcut: >",
                "      within(a.B)",
                "        && args(x)",
                "  - name: doubled quote",
                "    pointcut: 'execution(* a''b(..)) and x'",
                "  - {name: empty, pointcut: ''}",
                "  - {name: right, pointcut: within(a.B)}");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:3:34: error: unknown operator 'and'; write &&",
                        "rules.yaml:5:16: error: unknown designator '@anotation'; did you mean '@annotation'?",
                        "rules.yaml:9:12: error: designator 'args' asks for the objects of a call, which class files don't tell; write the parameter types in execution(..)",
                        "rules.yaml:11:38: error: unknown operator 'and'; write &&",
                        "rules.yaml:12:30: error: the pointcut is empty; write execution(* com.acme.Type.method(..))");
        assertThat(names(book)).containsExactly("right");
    }

    @Test
    void namesTheRuleThatHasANameAlready() {
        RuleBook book = parse("rules:", "- {name: a, pointcut: within(a.B)}", "- {name: a, pointcut: within(c.D)}");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:3:10: error: rule name 'a' is taken by rules.yaml:2:10; choose another name");
        assertThat(book.rules()).extracting(PointcutRule::pointcut).containsExactly("within(a.B)");
    }

    @Test
    void aMistakeInDefaultsDropsOnlyThatKey() {
        RuleBook book = parse(
                "defaults:",
                "  maximumsize: 5",
                "  waitLimit: 5s",
                "  keepAbsent: true",
                "  keepAbsent: false",
                "  maximumSize: 5");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:2:3: error: unknown key 'maximumsize'; did you mean 'maximumSize'?",
                        "rules.yaml:5:3: error: key 'keepAbsent' is given twice; remove one of them",
                        "rules.yaml:3:14: error: '5s' is not an ISO-8601 duration; write PT5S");
        assertThat(book.base())
                .isEqualTo(CacheSettings.DEFAULTS.toBuilder()
                        .keepAbsent(true)
                        .maximumSize(5)
                        .build());
    }

    @Test
    void aMistakeAtTheTopDropsOnlyThatKey() {
        RuleBook book = parse(
                "rulez: []",
                "enabled: maybe",
                "packages: [com.acme..*, org.example, com.acme-x]",
                "defaults: [a]",
                "rules: [just text, {name: a, pointcut: within(a.B)}]");

        assertThat(errors(book))
                .containsExactly(
                        "rules.yaml:1:1: error: unknown key 'rulez'; did you mean 'rules'?",
                        "rules.yaml:2:10: error: 'maybe' is neither true nor false",
                        "rules.yaml:3:12: error: 'com.acme..*' is no package; write com.acme; the packages below it are included",
                        "rules.yaml:3:38: error: 'com.acme-x' is no package; write com.acme; the packages below it are included",
                        "rules.yaml:4:11: error: expected settings, found a list; write key: value",
                        "rules.yaml:5:9: error: expected a rule, found 'just text'; write key: value");
        assertThat(book.enabled()).isTrue();
        assertThat(book.packages()).containsExactly("org.example");
        assertThat(names(book)).containsExactly("a");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "rules: [                    ~ 1:9 ~ not YAML: expected the node content, but found '<stream end>'",
                "a: b: c                     ~ 1:5 ~ not YAML: mapping values are not allowed here",
                "pointcut: @annotation(a.B)  ~ 1:11 ~ not YAML: found character '@' that cannot start any token; put the value in quotes",
                "pointcut: !within(a) && b   ~ 1:23 ~ not YAML: unexpected character found &(38); put the value in quotes",
                "pointcut: * com.acme.X.*(..) ~ 1:12 ~ not YAML: unexpected character found  (32); put the value in quotes",
                "rules: *none                ~ 1:8 ~ not YAML: found undefined alias none; put the value in quotes",
                "{rules: []} {}              ~ 1:13 ~ not YAML: expected '<document start>', but found '{'",
                "- a                         ~ 1:1 ~ expected the keys of a rules file, found a list; write key: value",
                "text                        ~ 1:1 ~ expected the keys of a rules file, found 'text'; write key: value",
                "rules: none                 ~ 1:8 ~ 'rules' takes a list, found 'none'; write [none]",
                "rules:                      ~ 1:7 ~ 'rules' takes a list, found nothing",
                "packages: com.acme          ~ 1:11 ~ 'packages' takes a list, found 'com.acme'; write [com.acme]",
            })
    void namesWhatMakesAFileUnreadable(String text, String place, String expected) {
        RuleBook book = parse(text);

        assertThat(errors(book)).containsExactly("rules.yaml:" + place + ": error: " + expected);
        assertThat(book.rules()).isEmpty();
    }

    @Test
    void namesAControlCharacter() {
        assertThat(errors(parse("enabled: true", "rules: \u0007[]")))
                .containsExactly("rules.yaml:2:8: error: a control character; remove it");
    }

    @Test
    void warnsOfAFileThatSaysNothing() {
        assertThat(errors(parse(""))).containsExactly("rules.yaml:1:1: warning: the file is empty");
        assertThat(errors(parse("# rules:", "#   - name: a")))
                .containsExactly("rules.yaml:1:1: warning: the file is empty");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(errors(parse("rules: " + "[".repeat(100_000))))
                .containsExactly("rules.yaml:1:27: error: more than 20 levels of nesting");
    }

    @Test
    void endsWithAliasesThatContainThemselves() {
        assertThat(errors(parse("rules: &a [*a]")))
                .containsExactly("rules.yaml:1:8: error: expected a rule, found a list; write key: value");
    }

    private static RuleBook parse(String... lines) {
        return RulesFiles.parse("rules.yaml", String.join("\n", lines));
    }

    private static List<String> errors(RuleBook book) {
        return book.diagnostics().stream().map(Diagnostic::toString).collect(Collectors.toUnmodifiableList());
    }

    private static List<String> names(RuleBook book) {
        return book.rules().stream().map(rule -> rule.rule().name()).collect(Collectors.toUnmodifiableList());
    }
}
