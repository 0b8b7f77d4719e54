package io.fallbackcached.core.weave;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.ClassPlanner;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.Prospect;
import io.fallbackcached.core.rules.Refusal;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Offers each class file to the planner and weaves what it chooses. Whatever goes wrong, the class is defined as it was.
 *
 * <p>To be registered as capable of retransformation: such transformers run after the others, so this one sees what
 * Ebean's or AspectJ's agent made of a class, and the cache is around all of it.
 */
public final class WeavingTransformer implements ClassFileTransformer {

    private final ClassPlanner planner;
    private final Runnable connection;
    private final PlanNumbers numbers;
    private final Reporter reporter;
    private final Set<String> wovenClasses = ConcurrentHashMap.newKeySet();
    private final Set<MethodPlan> wovenMethods = ConcurrentHashMap.newKeySet();

    /** Plans hold names only, so that a class here is not kept alive by its own plan. */
    private final Map<Class<?>, ClassPlan> plansOfLoaded = Collections.synchronizedMap(new WeakHashMap<>());

    /** Set while this thread is in here: a class that planning itself makes the application's loader load is let be. */
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    private volatile @Nullable PlanWeaver weaver;

    /**
     * Makes a transformer that is not registered yet.
     *
     * @param connection connects woven code with the agent, if it is not yet: asked before each weaving. What it throws keeps
     *     the class from being woven.
     */
    public WeavingTransformer(ClassPlanner planner, PlanNumbers numbers, Reporter reporter, Runnable connection) {
        this.connection = connection;
        this.planner = planner;
        this.numbers = numbers;
        this.reporter = reporter;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain protectionDomain,
            byte[] classFile) {
        if (internalName == null || linksCode(internalName)) {
            return null;
        }
        try {
            Prospect prospect = planner.look(loader, internalName, classFile);
            return prospect == null && classBeingRedefined == null
                    ? null
                    : planAndWeave(prospect, internalName, classBeingRedefined, classFile);
        } catch (Throwable fault) {
            reporter.fault("weaving " + internalName.replace('/', '.'), fault);
            return null;
        }
    }

    /**
     * What the class file of a loaded class says is to be woven. The JVM's own copy of it, which is what a retransformation
     * begins with, no longer has the annotations that are not visible at run time: ours.
     */
    void expect(Class<?> loaded, ClassPlan plan) {
        plansOfLoaded.put(loaded, plan);
    }

    /** The names, with dots, of classes that were woven, in whatever loader. */
    public Set<String> wovenClasses() {
        return wovenClasses;
    }

    /** How many methods were woven, each counted once however often its class was loaded. */
    public int wovenMethods() {
        return wovenMethods.size();
    }

    /**
     * The JVM loads some of these when a method handle has become hot. Running one lambda in here would need the very class
     * that is being loaded, and the failure would stay: from then on the application could not link its own lambdas.
     */
    private static boolean linksCode(String internalName) {
        return internalName.startsWith("java/lang/invoke/");
    }

    private byte @Nullable [] planAndWeave(
            @Nullable Prospect prospect, String internalName, @Nullable Class<?> loaded, byte[] classFile) {
        if (busy.get() != null) {
            return null;
        }
        busy.set(Boolean.TRUE);
        try {
            return weave(Prospect.planOf(prospect), internalName, loaded, classFile);
        } finally {
            busy.remove();
        }
    }

    private byte @Nullable [] weave(
            ClassPlan planned, String internalName, @Nullable Class<?> loaded, byte[] classFile) {
        ClassPlan plan = planned;
        if (loaded != null && plan.methods().isEmpty()) {
            plan = plansOfLoaded.getOrDefault(loaded, plan);
        }
        if (plan == ClassPlan.NONE) {
            return null;
        }
        for (Refusal refusal : plan.refusals()) {
            reporter.refused(refusal);
        }
        if (plan.weavesNothing()) {
            return null;
        }
        connection.run();
        return weaver().weave(plan, internalName.replace('/', '.'), classFile);
    }

    /** With the first class that is woven: an application with nothing to weave does without what weaves. */
    private PlanWeaver weaver() {
        PlanWeaver known = weaver;
        if (known == null) {
            known = new PlanWeaver(new ClassWeaver(numbers), reporter, wovenClasses, wovenMethods);
            weaver = known;
        }
        return known;
    }
}
