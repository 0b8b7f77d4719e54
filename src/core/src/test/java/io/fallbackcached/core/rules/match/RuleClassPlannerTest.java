package io.fallbackcached.core.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleClassPlannerTest {

    @Test
    void aRuleNamesAMethodByItsName() {
        Compiled app =
                Compiled.of("class Dao { String find(long id) { return null; } String other() { return null; } }");

        assertThat(woven(plan(app, "Dao", "execution(* com.acme.Dao.find(..))")))
                .containsExactly("find");
    }

    @Test
    void aRuleOnAnInterfaceNamesImplementationsAndNotTheirBridges() {
        Compiled app = Compiled.of("interface Repo<T> { T find(Long id); }"
                + "class Dao implements Repo<String> { public String find(Long id) { return null; } }");

        ClassPlan plan = plan(app, "Dao", "execution(* com.acme.Repo+.find(..))");

        assertThat(plan.methods())
                .extracting(MethodPlan::descriptor)
                .containsExactly("(Ljava/lang/Long;)Ljava/lang/String;");
    }

    @Test
    void anAnnotationOnAGenericInterfaceReachesTheMethodBehindTheBridge() {
        Compiled app = Compiled.of("interface Repo<T> { @FallbackCached T find(Long id); }"
                + "class Dao implements Repo<String> { public String find(Long id) { return null; } }");

        ClassPlan plan = plan(app, "Dao");

        assertThat(plan.methods())
                .extracting(MethodPlan::descriptor)
                .containsExactly("(Ljava/lang/Long;)Ljava/lang/String;");
    }

    @Test
    void anOverridesOwnAnnotationWins() {
        Compiled app = Compiled.of("class Base { @FallbackCached(name=\"base\") String find() { return null; } }"
                + "class Dao extends Base { @FallbackCached(name=\"own\") String find() { return null; } }");

        ClassPlan plan = plan(app, "Dao");

        assertThat(plan.methods().get(0).rules().get(0).rule().settings().cacheName())
                .isEqualTo("own");
    }

    @Test
    void aRuleReplacesTheAnnotation() {
        Compiled app = Compiled.of("class Dao { @FallbackCached String find() { return null; } }");

        ClassPlan plan = plan(app, "Dao", "execution(* com.acme.Dao.find())");

        assertThat(plan.methods().get(0).rules().get(0).rule().name()).isEqualTo("rule");
    }

    @Test
    void keyPartsSelectTheKey() {
        Compiled app =
                Compiled.of("class Dao { @FallbackCached String find(String log, @KeyPart long id) { return null; } }");

        assertThat(plan(app, "Dao").methods().get(0).passedParameters()).containsExactly(1);
    }

    @Test
    void refusesWhatCannotBeCached() {
        Compiled app = Compiled.of("class Dao {"
                + "@FallbackCached void nothing() {}"
                + "@FallbackCached native String foreign();"
                + "@FallbackCached java.util.stream.Stream<String> stream() { return null; }"
                + "@FallbackCached String task(Runnable task) { return null; }"
                + "@FallbackCached(key=\"x\") String key(long id) { return null; }"
                + "@FallbackCached(expireAfterWrite=\"soon\") String soon() { return null; }"
                + "@FallbackPut(name=\"a\") void put() {}"
                + "@FallbackCached @FallbackEvict(name=\"a\") String both() { return null; } }");

        assertThat(plan(app, "Dao").refusals())
                .extracting(Refusal::code)
                .contains(
                        RefusalCode.VOID_METHOD,
                        RefusalCode.NATIVE_METHOD,
                        RefusalCode.ONE_SHOT_RESULT,
                        RefusalCode.IDENTITY_PARAMETER,
                        RefusalCode.KEY_SELECTION,
                        RefusalCode.ANNOTATION_VALUE,
                        RefusalCode.PUT_WITHOUT_VALUE,
                        RefusalCode.CONFLICTING_RULES);
    }

    @Test
    void saysWhichTypeWasNeverSeenAndWhatMayBeMeant() {
        Compiled app = Compiled.of("class UserDao { String find() { return null; } }");
        RuleClassPlanner planner = planner("execution(* com.acme.UserDoa.find())");

        planner.plan(app, "com/acme/UserDao", app.bytes("UserDao"));

        assertThat(planner.unmatched())
                .extracting(UnmatchedRule::text)
                .containsExactly("no class named com.acme.UserDoa was seen; did you mean com.acme.UserDao?");
    }

    private static ClassPlan plan(Compiled app, String simpleName, String... pointcuts) {
        return planner(pointcuts).plan(app, "com/acme/" + simpleName, app.bytes(simpleName));
    }

    private static RuleClassPlanner planner(String... pointcuts) {
        Rule rule = new Rule("rule", "rules.yaml:1:1", Action.CACHE, false, CacheSettings.DEFAULTS);
        List<MatchRule> rules = Arrays.stream(pointcuts)
                .map(pointcut -> new MatchRule(rule, pointcut))
                .collect(Collectors.toUnmodifiableList());
        return new RuleClassPlanner(CacheSettings.DEFAULTS, List.of(), rules, loader -> false);
    }

    private static List<String> woven(ClassPlan plan) {
        return plan.methods().stream().map(MethodPlan::methodName).collect(Collectors.toUnmodifiableList());
    }
}
