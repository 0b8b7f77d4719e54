package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.rules.ValueMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rules file without mistakes says. */
class RulesFilesTest {

    @Test
    void readsEverythingARuleCanSay() {
        RuleBook book = parse(
                "enabled: true",
                "packages: [com.acme, org.example.dao]",
                "rules:",
                "  - name: people by id",
                "    pointcut: execution(* com.acme.dao.PersonDao.findById(..))",
                "    action: cache",
                "    cacheName: people",
                "    expireAfterWrite: PT5M",
                "    expiryJitter: 12.5%",
                "    maximumSize: 500",
                "    keepAbsent: true",
                "    expireAbsentAfterWrite: PT30S",
                "    scope: instance",
                "    values: shared",
                "    waitLimit: PT2.5S",
                "    key: [0, name]",
                "    condition: com.acme.Conditions::cacheable",
                "    reads: [orders, shop.order_lines]",
                "    enabled: true");

        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.enabled()).isTrue();
        assertThat(book.packages()).containsExactly("com.acme", "org.example.dao");
        CacheSettings settings = CacheSettings.DEFAULTS.toBuilder()
                .cacheName("people")
                .expireAfterWrite(Duration.ofMinutes(5))
                .expiryJitter(0.125)
                .maximumSize(500)
                .keepAbsent(true)
                .expireAbsentAfterWrite(Duration.ofSeconds(30))
                .scope(Scope.INSTANCE)
                .values(ValueMode.SHARED)
                .waitLimit(Duration.ofMillis(2500))
                .key(List.of("0", "name"))
                .condition("com.acme.Conditions::cacheable")
                .reads(List.of("orders", "shop.order_lines"))
                .build();
        assertThat(book.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.rule())
                    .isEqualTo(new Rule("people by id", "rules.yaml:4:5", Action.CACHE, false, settings));
            assertThat(rule.pointcut()).isEqualTo("execution(* com.acme.dao.PersonDao.findById(..))");
        });
    }

    @Test
    void aRuleNeedsOnlyANameAndAPointcut() {
        RuleBook book = parse("rules: [{name: a, pointcut: within(com.acme.Dao)}]");

        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.base()).isEqualTo(CacheSettings.DEFAULTS);
        assertThat(book.rules())
                .extracting(PointcutRule::rule)
                .containsExactly(new Rule("a", "rules.yaml:1:9", Action.CACHE, false, CacheSettings.DEFAULTS));
    }

    @Test
    void defaultsAreTheBaseOfRulesAndAnnotations() {
        RuleBook book = parse(
                "rules:",
                "  - {name: a, pointcut: within(com.acme.A)}",
                "  - {name: b, pointcut: within(com.acme.B), maximumSize: 7}",
                "defaults: { expireAfterWrite: never, maximumSize: 5 }");

        CacheSettings base = CacheSettings.DEFAULTS.toBuilder()
                .expireAfterWrite(null)
                .maximumSize(5)
                .build();
        assertThat(book.base()).isEqualTo(base);
        assertThat(book.rules())
                .extracting(rule -> rule.rule().settings())
                .containsExactly(base, base.toBuilder().maximumSize(7).build());
    }

    @Test
    void readsEvictAndPutRules() {
        RuleBook book = parse(
                "rules:",
                "  - {name: drop, pointcut: within(a.B), action: evict, cacheName: people, all: true}",
                "  - {name: one, pointcut: within(a.B), action: evict, cacheName: people, key: [id]}",
                "  - {name: keep, pointcut: within(a.B), action: put, cacheName: people}");

        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.rules())
                .extracting(rule -> rule.rule().action())
                .containsExactly(Action.EVICT, Action.EVICT, Action.PUT);
        assertThat(book.rules()).extracting(rule -> rule.rule().all()).containsExactly(true, false, false);
        assertThat(book.rules())
                .allMatch(rule -> rule.rule().settings().cacheName().equals("people"));
    }

    @Test
    void leavesOutARuleThatIsSwitchedOff() {
        RuleBook book = parse("rules: [{name: a, pointcut: within(com.acme.Dao), enabled: false}]");

        assertThat(book.rules()).isEmpty();
        assertThat(book.diagnostics()).isEmpty();
    }

    @Test
    void oneSwitchTurnsAllOff() {
        assertThat(parse("enabled: false").enabled()).isFalse();
    }

    @Test
    void takesTheSameSettingsFromAnAnchor() {
        RuleBook book = parse(
                "defaults: {expireAfterWrite: &short PT1S}",
                "rules: [{name: a, pointcut: within(a.B), waitLimit: *short}]");

        assertThat(book.diagnostics()).isEmpty();
        assertThat(book.rules())
                .allMatch(rule -> rule.rule().settings().waitLimit().equals(Duration.ofSeconds(1)));
    }

    @Test
    void knowsWhereEachPartOfAPlainPointcutStands() {
        PointcutRule rule = onlyRule("rules:", "- name: a", "  pointcut: within(a.B) &&", "    execution(* *(..))");

        assertThat(rule.location(0)).isEqualTo("rules.yaml:3:13");
        assertThat(rule.location(7)).isEqualTo("rules.yaml:3:20");
        assertThat(rule.location(rule.pointcut().indexOf("execution"))).isEqualTo("rules.yaml:4:5");
        assertThat(rule.location(rule.pointcut().length())).isEqualTo("rules.yaml:4:23");
    }

    @Test
    void knowsWhereEachPartOfAQuotedPointcutStands() {
        PointcutRule single = onlyRule("rules: [{name: a, pointcut: '@within(a.B)", "  && within(c.D)'}]");
        PointcutRule doubled = onlyRule(
                "rules:", "- name: a", "  pointcut: \"execution(@A(x=\\\"y\\\") * *(..)) \\", "    && within(c.D)\"");

        assertThat(single.location(0)).isEqualTo("rules.yaml:1:30");
        assertThat(single.location(single.pointcut().indexOf("c.D"))).isEqualTo("rules.yaml:2:13");
        assertThat(doubled.location(doubled.pointcut().indexOf("*"))).isEqualTo("rules.yaml:3:36");
        assertThat(doubled.location(doubled.pointcut().indexOf("c.D"))).isEqualTo("rules.yaml:4:15");
    }

    @Test
    void knowsWhereEachPartOfABlockPointcutStands() {
        for (String header : List.of(">-", "|", ">  # joined")) {
            PointcutRule rule = onlyRule(
                    "rules:", "- name: a", "  pointcut: " + header, "    within(a.B)", "", "    && within(c.D)");

            assertThat(rule.location(0)).isEqualTo("rules.yaml:4:5");
            assertThat(rule.location(rule.pointcut().indexOf("c.D"))).isEqualTo("rules.yaml:6:15");
        }
    }

    private static PointcutRule onlyRule(String... lines) {
        RuleBook book = parse(lines);
        assertThat(book.diagnostics()).isEmpty();
        return book.rules().get(0);
    }

    private static RuleBook parse(String... lines) {
        return RulesFiles.parse("rules.yaml", String.join("\n", lines));
    }
}
