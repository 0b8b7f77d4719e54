package io.fallbackcached.core.rules.match;

import static io.fallbackcached.core.rules.match.Planning.plan;
import static io.fallbackcached.core.rules.match.Planning.planner;
import static io.fallbackcached.core.rules.match.Planning.woven;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import org.junit.jupiter.api.Test;

class RuleClassPlannerTest {

    @Test
    void aRuleNamesAMethodByItsName() {
        Compiled app =
                Compiled.of("class Dao { String find(long id) { return null; } String other() { return null; } }");

        assertThat(woven(app, "Dao", "execution(* com.acme.Dao.find(..))")).containsExactly("find");
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
    void saysWhichTypeWasNeverSeenAndWhatMayBeMeant() {
        Compiled app = Compiled.of("class UserDao { String find() { return null; } }");
        RuleClassPlanner planner = planner("execution(* com.acme.UserDoa.find())");

        planner.plan(app, "com/acme/UserDao", app.bytes("UserDao"));

        assertThat(planner.unmatched())
                .extracting(UnmatchedRule::text)
                .containsExactly("no class named com.acme.UserDoa was seen; did you mean com.acme.UserDao?");
    }
}
