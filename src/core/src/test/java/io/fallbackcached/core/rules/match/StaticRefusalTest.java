package io.fallbackcached.core.rules.match;

import static io.fallbackcached.core.rules.match.Planning.plan;
import static io.fallbackcached.core.rules.match.Planning.planner;
import static io.fallbackcached.core.rules.match.Planning.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StaticRefusalTest {

    @Test
    @Provokes(RefusalCode.ABSTRACT_METHOD)
    void aRuleThatNamesOnlyAnAbstractMethodIsToldSo() {
        Compiled app = Compiled.of("interface Dao { String find(long id); }");
        RuleClassPlanner planner = planner("execution(* com.acme.Dao.find(..))");

        ClassPlan plan = plan(planner, app, "Dao");

        assertThat(plan.methods()).isEmpty();
        assertThat(planner.unmatched())
                .extracting(UnmatchedRule::text)
                .singleElement()
                .asString()
                .startsWith("FBC-101 com.acme.Dao.find(J)Ljava/lang/String; has no body");
    }

    @Test
    void anAbstractMethodIsNotTalkedAboutOnceItsImplementationIsSeen() {
        Compiled app = Compiled.of("interface Dao { String find(long id); }"
                + "class Jdbc implements Dao { public String find(long id) { return null; } }");
        RuleClassPlanner planner = planner("execution(* com.acme.Dao.find(..))");

        plan(planner, app, "Dao");
        plan(planner, app, "Jdbc");

        assertThat(planner.unmatched()).isEmpty();
    }

    @Test
    @Provokes(RefusalCode.NATIVE_METHOD)
    void aNativeMethodIsRefused() {
        assertThat(annotated("@FallbackCached native String find();")).containsExactly(RefusalCode.NATIVE_METHOD);
    }

    @Test
    @Provokes(RefusalCode.VOID_METHOD)
    void aMethodWithoutAResultIsRefused() {
        assertThat(annotated("@FallbackCached void find() {}")).containsExactly(RefusalCode.VOID_METHOD);
    }

    @Test
    void aMethodWithoutAResultThatAWildcardSweptUpIsPassedOver() {
        Compiled app = Compiled.of("class Dao { void save() {} native String digest(); }");

        assertThat(plan(app, "Dao", "execution(* com.acme.Dao.*(..))").refusals())
                .isEmpty();
    }

    @Test
    @Provokes(RefusalCode.COMPILER_GENERATED)
    void aLambdaThatARuleSpellsOutIsRefused() {
        Compiled app = Compiled.of("class Dao { Runnable all() { return () -> System.out.println(); } }");

        assertThat(refused(plan(app, "Dao", "execution(* com.acme.Dao.lambda$*(..))")))
                .containsExactly(RefusalCode.COMPILER_GENERATED);
    }

    @Test
    void aLambdaThatAWildcardSweptUpIsPassedOver() {
        Compiled app = Compiled.of("class Dao { java.util.function.Supplier<String> all() { return () -> \"\"; } }");

        assertThat(refused(plan(app, "Dao", "execution(String com.acme.Dao.*(..))")))
                .isEmpty();
        assertThat(refused(plan(app, "Dao", "execution(String com.acme.Dao.lambda$*(..))")))
                .containsExactly(RefusalCode.COMPILER_GENERATED);
    }

    @Test
    @Provokes(RefusalCode.GENERATED_PROXY)
    void aGeneratedSubclassIsRefusedOnceForItsWholeFamily() {
        Compiled app = Compiled.of(
                "class Dao { String find() { return null; } String all() { return null; } }"
                        + "class Dao$$SpringCGLIB$$0 extends Dao { String find() { return null; } String all() { return null; } }");

        ClassPlan plan = plan(app, "Dao$$SpringCGLIB$$0", "execution(* com.acme.Dao.*(..))");

        assertThat(plan.methods()).isEmpty();
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.GENERATED_PROXY);
            assertThat(refusal.method()).isEqualTo("com.acme.Dao$$SpringCGLIB");
        });
    }

    @Test
    @Provokes(RefusalCode.OLD_CLASS_FILE)
    void aClassFileThatCannotCallTheAgentIsRefused() {
        Compiled app = Compiled.of("class Dao { @FallbackCached String find() { return null; } }")
                .withVersion("Dao", 50);

        assertThat(refused(plan(app, "Dao"))).containsExactly(RefusalCode.OLD_CLASS_FILE);
    }

    @Test
    @Provokes(RefusalCode.UNKNOWN_CLASS_FILE)
    void aClassFileNewerThanTheAgentIsRefusedIfARuleNamesIt() {
        Compiled app =
                Compiled.of("class Dao { String find() { return null; } }").withVersion("Dao", 99);

        assertThat(refused(plan(app, "Dao", "execution(* com.acme.Dao.find())")))
                .containsExactly(RefusalCode.UNKNOWN_CLASS_FILE);
    }

    @Test
    @Provokes(RefusalCode.UNKNOWN_CLASS_FILE)
    void aClassFileNewerThanTheAgentIsRefusedIfOnlyItsOwnAnnotationsNameIt() {
        Compiled app = Compiled.of("class Dao { @FallbackCached String find() { return null; } }")
                .withVersion("Dao", 99);

        assertThat(refused(plan(app, "Dao"))).containsExactly(RefusalCode.UNKNOWN_CLASS_FILE);
    }

    @Test
    @Provokes(RefusalCode.PLATFORM_CLASS)
    void aMethodOfThePlatformIsRefused() {
        byte[] bytes = Objects.requireNonNull(ClassBytes.of(null, "java/util/Currency"));

        ClassPlan plan = planner("execution(* java.util.Currency.getDisplayName(java.util.Locale))")
                .plan(Currency.class.getClassLoader(), "java/util/Currency", bytes);

        assertThat(plan.refusals())
                .extracting(Refusal::code, Refusal::method)
                .containsExactly(tuple(
                        RefusalCode.PLATFORM_CLASS,
                        "java.util.Currency.getDisplayName(Ljava/util/Locale;)Ljava/lang/String;"));
    }

    @Test
    @Provokes(RefusalCode.CONFLICTING_RULES)
    void aMethodThatBothCachesAndEvictsIsRefused() {
        assertThat(annotated("@FallbackCached @FallbackEvict(name=\"a\") String find() { return null; }"))
                .contains(RefusalCode.CONFLICTING_RULES);
    }

    @Test
    @Provokes(RefusalCode.ONE_SHOT_RESULT)
    void aStreamIsRefused() {
        assertThat(annotated("@FallbackCached java.util.stream.Stream<String> all() { return null; }"))
                .containsExactly(RefusalCode.ONE_SHOT_RESULT);
    }

    @Test
    void aTypeOfTheApplicationThatIsLiveByASupertypeIsRefused() {
        Compiled app = Compiled.of(
                "abstract class Rows implements Iterator<String> {}"
                        + "class Dao { @FallbackCached Rows all() { return null; } @FallbackCached Iterable<String> each() { return null; } }");

        assertThat(refused(plan(app, "Dao"))).containsExactly(RefusalCode.ONE_SHOT_RESULT, RefusalCode.ONE_SHOT_RESULT);
    }

    @Test
    @Provokes(RefusalCode.IDENTITY_PARAMETER)
    void aFunctionInTheKeyIsRefused() {
        assertThat(annotated("@FallbackCached String find(Runnable task) { return null; }"))
                .containsExactly(RefusalCode.IDENTITY_PARAMETER);
    }

    @Test
    void aFunctionThatIsNotPartOfTheKeyIsNot() {
        assertThat(annotated("@FallbackCached String find(@KeyIgnore Runnable task) { return null; }"))
                .isEmpty();
    }

    @Test
    @Provokes(RefusalCode.KEY_SELECTION)
    void aKeyThatNamesNoParameterIsRefused() {
        assertThat(annotated("@FallbackCached(key=\"x\") String find(long id) { return null; }"
                        + "@FallbackCached(key=\"1\") String other(long id) { return null; }"
                        + "@FallbackCached String mixed(@KeyPart long id, @KeyIgnore int log) { return null; }"))
                .containsExactly(RefusalCode.KEY_SELECTION, RefusalCode.KEY_SELECTION, RefusalCode.KEY_SELECTION);
    }

    @Test
    void aNamedKeyOfAClassWithoutNamesIsRefused() {
        Compiled app =
                Compiled.stripped("class Dao { @FallbackCached(key=\"id\") String find(long id) { return null; } }");

        assertThat(plan(app, "Dao").refusals())
                .extracting(Refusal::detail)
                .containsExactly("key 'id', but the parameters are [unnamed]");
    }

    @Test
    @Provokes(RefusalCode.SUSPEND_FUNCTION)
    void aSuspendFunctionIsRefused() {
        Compiled app = Compiled.of(
                "package kotlin.coroutines; public interface Continuation<T> {}",
                "class Dao { @FallbackCached Object find(long id, kotlin.coroutines.Continuation<String> then) { return null; } }");

        assertThat(refused(plan(app, "Dao"))).containsExactly(RefusalCode.SUSPEND_FUNCTION);
    }

    @Test
    @Provokes(RefusalCode.PUT_WITHOUT_VALUE)
    void aPutRuleOnAMethodWithoutAResultIsRefused() {
        Compiled app = Compiled.of("class Dao { void save(long id) {} }");
        RuleClassPlanner planner = planner(Planning.rule(Action.PUT), "execution(* com.acme.Dao.save(..))");

        assertThat(refused(plan(planner, app, "Dao"))).containsExactly(RefusalCode.PUT_WITHOUT_VALUE);
    }

    @Test
    @Provokes(RefusalCode.ANNOTATION_VALUE)
    void anAnnotationThatCannotBeReadIsRefused() {
        assertThat(annotated("@FallbackCached(expireAfterWrite=\"10m\") String find() { return null; }"
                        + "@FallbackCached(maximumSize=-1) String most() { return null; }"
                        + "@FallbackEvict(name=\"\") void clear() {}"))
                .containsExactly(
                        RefusalCode.ANNOTATION_VALUE, RefusalCode.ANNOTATION_VALUE, RefusalCode.ANNOTATION_VALUE);
    }

    private static List<RefusalCode> annotated(String methods) {
        return refused(plan(Compiled.of("class Dao {" + methods + "}"), "Dao"));
    }
}
