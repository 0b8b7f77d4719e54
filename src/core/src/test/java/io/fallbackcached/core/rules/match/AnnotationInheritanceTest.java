package io.fallbackcached.core.rules.match;

import static io.fallbackcached.core.rules.match.Planning.names;
import static io.fallbackcached.core.rules.match.Planning.plan;
import static io.fallbackcached.core.rules.match.Planning.planner;
import static io.fallbackcached.core.rules.match.Planning.woven;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationInheritanceTest {

    @Test
    void anInterfacesAnnotationReachesTheImplementation() {
        Compiled app = Compiled.of(
                "interface Dao { @FallbackCached String find(); String other(); }"
                        + "class Jdbc implements Dao { public String find() { return null; } public String other() { return null; } }");

        assertThat(woven(app, "Jdbc")).containsExactly("find");
    }

    @Test
    void aSuperclassesAnnotationReachesTheOverrideAndItsOwnMethod() {
        Compiled app = Compiled.of("class Base { @FallbackCached String find() { return null; } }"
                + "class Dao extends Base { String find() { return null; } }");

        assertThat(woven(app, "Base")).containsExactly("find");
        assertThat(woven(app, "Dao")).containsExactly("find");
    }

    @Test
    void anAnnotationReachesOverTwoLevels() {
        Compiled app = Compiled.of("interface Repo { @FallbackCached String find(); }"
                + "interface Dao extends Repo {}"
                + "abstract class Base implements Dao {}"
                + "class Jdbc extends Base { public String find() { return null; } }");

        assertThat(woven(app, "Jdbc")).containsExactly("find");
    }

    /** What the loader shows as a resource is not always what it defines. */
    @Test
    void aSupertypeThatTurnsOutAnnotatedIsNoLongerTakenForBare() {
        String child = "class Dao extends Base { String find() { return null; } }";
        Compiled bare = Compiled.of("class Base { String find() { return null; } }" + child);
        Compiled annotated = Compiled.of("class Base { @FallbackCached String find() { return null; } }" + child);
        RuleClassPlanner planner = planner();
        assertThat(names(plan(planner, bare, "Dao"))).isEmpty();

        byte[] defined = annotated.bytes("Base");
        assertThat(names(planner.plan(bare, Compiled.internal("Base"), defined)))
                .containsExactly("find");
        bare.with("Base", defined);

        assertThat(names(plan(planner, bare, "Dao"))).containsExactly("find");
    }

    @Test
    void aClassIsDismissedAtOnceOnceItsSupertypesAreKnownToBeBare() {
        Compiled app = Compiled.of("interface Port {} class Base implements Port {} class Dao extends Base {}");
        RuleClassPlanner planner = planner();
        for (String type : List.of("Port", "Base", "Dao")) {
            assertThat(planner.look(app, Compiled.internal(type), app.bytes(type)))
                    .as(type)
                    .isNull();
        }
        assertThat(planner().look(app, Compiled.internal("Dao"), app.bytes("Dao")))
                .as("its supertypes are not known")
                .isNotNull();
    }

    @Test
    void theNearestAnnotationWins() {
        Compiled app = Compiled.of("interface Repo { @FallbackCached(name=\"far\") String find(); }"
                + "class Base implements Repo { @FallbackCached(name=\"near\") public String find() { return null; } }"
                + "class Dao extends Base { public String find() { return null; } }");

        assertThat(cacheName(plan(app, "Dao"))).isEqualTo("near");
    }

    @Test
    void aSuperclassWinsOverAnInterface() {
        Compiled app = Compiled.of("interface Repo { @FallbackCached(name=\"interface\") String find(); }"
                + "class Base { @FallbackCached(name=\"class\") public String find() { return null; } }"
                + "class Dao extends Base implements Repo { public String find() { return null; } }");

        assertThat(cacheName(plan(app, "Dao"))).isEqualTo("class");
    }

    @Test
    void anOverridesOwnAnnotationReplacesTheInheritedOneWhole() {
        Compiled app = Compiled.of(
                "class Base { @FallbackCached(name=\"base\", key=\"0\") String find(long id, int x) { return null; } }"
                        + "class Dao extends Base { @FallbackCached String find(long id, int x) { return null; } }");

        ClassPlan plan = plan(app, "Dao");

        assertThat(cacheName(plan)).isEmpty();
        assertThat(keys(plan)).containsExactly(0, 1);
    }

    @Test
    void anAnnotationOnAGenericInterfaceReachesTheMethodBehindTheBridge() {
        Compiled app = Compiled.of("interface Repo<T> { @FallbackCached T find(Long id); }"
                + "class Dao implements Repo<String> { public String find(Long id) { return null; } }");

        assertThat(plan(app, "Dao").methods())
                .extracting(MethodPlan::descriptor)
                .containsExactly("(Ljava/lang/Long;)Ljava/lang/String;");
    }

    @Test
    void anAnnotationOnAGenericBaseClassReachesTheOverrideWithOtherParameters() {
        Compiled app = Compiled.of(
                "abstract class Base<K, V> { @FallbackCached abstract V find(K key); }"
                        + "class Dao extends Base<Long, String> { String find(Long key) { return null; } String find(String name) { return null; } }");

        assertThat(plan(app, "Dao").methods())
                .extracting(MethodPlan::descriptor)
                .containsExactly("(Ljava/lang/Long;)Ljava/lang/String;");
    }

    @Test
    void anAnnotatedDefaultMethodIsWovenWhereItStandsAndWhereItIsOverridden() {
        Compiled app = Compiled.of("interface Dao { @FallbackCached default String find() { return null; } }"
                + "class Plain implements Dao {}"
                + "class Jdbc implements Dao { public String find() { return null; } }");

        assertThat(woven(app, "Dao")).containsExactly("find");
        assertThat(woven(app, "Plain")).isEmpty();
        assertThat(woven(app, "Jdbc")).containsExactly("find");
    }

    @Test
    void whatLooksLikeAnOverrideAndIsNoneInheritsNothing() {
        Compiled app = Compiled.of("class Base {"
                + "  @FallbackCached private String secret() { return null; }"
                + "  @FallbackCached static String of() { return null; } }"
                + "class Dao extends Base { String secret() { return null; } static String of() { return null; } }");

        assertThat(woven(app, "Dao")).isEmpty();
    }

    @Test
    void aPackagePrivateMethodOfAnotherPackageIsNotOverridden() {
        Compiled app = Compiled.of(
                "package com.other; public class Base { @io.fallbackcached.annotations.FallbackCached String find() { return null; } }",
                "class Dao extends com.other.Base { String find() { return null; } }");

        assertThat(woven(app, "Dao")).isEmpty();
    }

    @Test
    void theKeyMarksOfTheAnnotatedDeclarationHold() {
        Compiled app = Compiled.of("interface Dao { @FallbackCached String find(@KeyIgnore String log, long id); }"
                + "class Jdbc implements Dao { public String find(String log, long id) { return null; } }");

        assertThat(keys(plan(app, "Jdbc"))).containsExactly(1);
    }

    @Test
    void theKeyMarksOfTheOverrideWinOverThoseOfTheDeclaration() {
        Compiled app = Compiled.of(
                "interface Dao { @FallbackCached String find(@KeyPart String log, @KeyPart long id, int more); }"
                        + "class Jdbc implements Dao { public String find(@KeyIgnore String log, long id, int more) { return null; } }");

        assertThat(keys(plan(app, "Jdbc"))).containsExactly(1, 2);
    }

    @Test
    void theKeyMarksOfADeclarationThatIsNotTheAnnotatedOneDoNot() {
        Compiled app = Compiled.of("interface Dao { String find(@KeyIgnore String log, long id); }"
                + "class Base implements Dao { @FallbackCached public String find(String log, long id) { return null; } }"
                + "class Jdbc extends Base { public String find(String log, long id) { return null; } }");

        assertThat(keys(plan(app, "Base"))).containsExactly(0, 1);
        assertThat(keys(plan(app, "Jdbc"))).containsExactly(0, 1);
    }

    @Test
    void aNamedKeyIsLookedForAmongTheOverridesOwnParameters() {
        Compiled app = Compiled.of("interface Dao { @FallbackCached(key=\"id\") String find(String log, long id); }"
                + "class Jdbc implements Dao { public String find(String id, long number) { return null; } }");

        assertThat(keys(plan(app, "Jdbc"))).containsExactly(0);
    }

    @Test
    void aRuleReplacesAnInheritedAnnotation() {
        Compiled app = Compiled.of("interface Dao { @FallbackCached(name=\"annotated\") String find(); }"
                + "class Jdbc implements Dao { public String find() { return null; } }");

        ClassPlan plan = plan(app, "Jdbc", "execution(* com.acme.Jdbc.find())");

        assertThat(cacheName(plan)).isEmpty();
        assertThat(plan.methods().get(0).rules()).hasSize(1);
    }

    private static String cacheName(ClassPlan plan) {
        return plan.methods().get(0).rules().get(0).rule().settings().cacheName();
    }

    private static List<Integer> keys(ClassPlan plan) {
        return plan.methods().get(0).rules().get(0).keyParameters();
    }
}
