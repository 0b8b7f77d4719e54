package io.fallbackcached.core.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeavingTransformerTest {

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final Seam seam = Seam.open(instrumentation);
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Retransformation retransformation =
            new Retransformation(instrumentation, (loader, name, bytes) -> plan(name), new Recording());
    private WeavingTransformer transformer;

    /** Each woven method answers with "kept". */
    @BeforeEach
    void connect() throws ReflectiveOperationException {
        seam.connect(MethodHandles.lookup()
                .findStatic(
                        WeavingTransformerTest.class,
                        "link",
                        MethodType.methodType(
                                CallSite.class,
                                MethodHandles.Lookup.class,
                                String.class,
                                MethodType.class,
                                int.class)));
    }

    @AfterEach
    void stop() {
        if (transformer != null) {
            instrumentation.removeTransformer(transformer);
        }
        seam.disconnect();
    }

    @Test
    void aClassIsWovenWhenItIsLoaded() throws Exception {
        install((loader, name, bytes) -> plan(name));
        assertThat(answer(define(200))).isEqualTo("kept");
        assertThat(transformer.wovenMethods()).isEqualTo(1);
    }

    @Test
    void aClassLoadedBeforeIsWovenAndGetsItsOwnBytecodeBack() throws Exception {
        Object early = define(200);
        install((loader, name, bytes) -> plan(name));
        assertThat(answer(early)).isEqualTo("original");

        retransformation.of(Set.of("acme.Subject"));
        assertThat(answer(early)).isEqualTo("kept");

        instrumentation.removeTransformer(transformer);
        retransformation.of(transformer.wovenClasses());
        assertThat(answer(early)).isEqualTo("original");
    }

    @Test
    void aPlannerThatThrowsLeavesTheClassAlone() throws Exception {
        install((loader, name, bytes) -> {
            throw new IllegalStateException("planner");
        });
        assertThat(answer(define(200))).isEqualTo("original");
        assertThat(faults).contains("weaving acme.Subject: java.lang.IllegalStateException: planner");
    }

    @Test
    @Provokes(RefusalCode.METHOD_TOO_LARGE)
    void aMethodTooLargeToWeaveIsRefusedAndTheOthersAreWoven() throws Exception {
        install((loader, name, bytes) -> plan(name, "answer", "large"));
        Object subject = define(65_530);
        assertThat(answer(subject)).isEqualTo("kept");
        assertThat(refusals).extracting(Refusal::code).containsExactly(RefusalCode.METHOD_TOO_LARGE);
        assertThat(refusals.get(0).method()).isEqualTo("acme.Subject.large()Ljava/lang/String;");
    }

    @Test
    @Provokes(RefusalCode.WEAVING_FAILED)
    void aClassThatCannotBeWovenIsRefusedAndTheFaultIsTold() {
        transformer = new WeavingTransformer(
                (loader, name, bytes) -> plan(name), new PlanNumbers(), new Recording(), () -> {});

        assertThat(transformer.transform(null, "acme/Subject", null, null, new byte[10]))
                .isNull();
        assertThat(refusals).extracting(Refusal::code).containsExactly(RefusalCode.WEAVING_FAILED);
        assertThat(faults).hasSize(1);
    }

    @Test
    void aClassThatPlanningItselfLoadsIsLetBe() throws Exception {
        List<String> planned = new ArrayList<>();
        install((loader, name, bytes) -> {
            planned.add(name);
            define(200);
            return ClassPlan.NONE;
        });
        define(200);
        assertThat(planned).containsOnlyOnce("acme/Subject");
    }

    @Test
    void withoutAnAgentAWovenMethodRunsItsBody() throws Exception {
        install((loader, name, bytes) -> plan(name));
        seam.disconnect();
        assertThat(answer(define(200))).isEqualTo("original");
    }

    @Test
    void aLinkerThatThrowsLetsTheBodyRun() throws Exception {
        install((loader, name, bytes) -> plan(name));
        seam.connect(MethodHandles.dropArguments(
                MethodHandles.throwException(CallSite.class, Error.class).bindTo(new Error("linker")),
                0,
                MethodHandles.Lookup.class,
                String.class,
                MethodType.class,
                int.class));
        assertThat(answer(define(200))).isEqualTo("original");
    }

    static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int plan) {
        MethodHandle target = type.returnType() == void.class
                ? MethodHandles.empty(type)
                : MethodHandles.dropArguments(MethodHandles.constant(Object.class, "kept"), 0, type.parameterList());
        return new ConstantCallSite(target);
    }

    private void install(ClassPlanner planner) {
        ClassPlanner onlySubjects =
                (loader, name, bytes) -> name.startsWith("acme/") ? planner.plan(loader, name, bytes) : ClassPlan.NONE;
        transformer = new WeavingTransformer(onlySubjects, new PlanNumbers(), new Recording(), () -> {});
        instrumentation.addTransformer(transformer, true);
    }

    private static ClassPlan plan(String internalName, String... methods) {
        List<MethodPlan> plans = new ArrayList<>();
        for (String method : methods.length == 0 ? new String[] {"answer"} : methods) {
            Rule rule = new Rule("test", "test", Action.CACHE, false, CacheSettings.DEFAULTS);
            plans.add(new MethodPlan(
                    internalName.replace('/', '.'),
                    method,
                    "()Ljava/lang/String;",
                    false,
                    false,
                    List.of(new PlannedRule(rule, List.of()))));
        }
        return new ClassPlan(plans, List.of());
    }

    private static String answer(Object subject) throws ReflectiveOperationException {
        return (String) subject.getClass().getMethod("answer").invoke(subject);
    }

    /** A class of its own loader, with a method of so many bytes besides. */
    private static Object define(int largeMethodSize) {
        try {
            return new ByteBuddy()
                    .subclass(Object.class)
                    .name("acme.Subject")
                    .defineMethod("answer", String.class, Opcodes.ACC_PUBLIC)
                    .intercept(FixedValue.value("original"))
                    .defineMethod("large", String.class, Opcodes.ACC_PUBLIC)
                    .intercept(new Implementation.Simple(padding(largeMethodSize - 2)))
                    .make()
                    .load(ClassLoader.getSystemClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("subject", impossible);
        }
    }

    private static ByteCodeAppender padding(int nops) {
        return (method, context, instrumented) -> {
            for (int i = 0; i < nops; i++) {
                method.visitInsn(Opcodes.NOP);
            }
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ARETURN);
            return new ByteCodeAppender.Size(1, 1);
        };
    }

    private final class Recording implements Reporter {
        @Override
        public void refused(Refusal refusal) {
            refusals.add(refusal);
        }

        @Override
        public void fault(String place, Throwable fault) {
            faults.add(place + ": " + fault);
        }
    }
}
