package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.WeavePlan;
import io.fallbackcached.core.watch.WatchPlan;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Links the call sites of woven methods. What a site needs is bound to it as a constant, so that a hit finds its cache
 * without looking anything up; and what a woven class's sites refer to dies with the class. Thread-safe.
 */
public final class Linker {

    private final PlanNumbers plans;
    private final Wiring wiring;
    private final KillSwitch killSwitch;
    private final Applications applications = new Applications();
    private final Endings endings;
    private final ClassValue<WovenClass> wovenClasses = new ClassValue<>() {
        @Override
        protected WovenClass computeValue(Class<?> type) {
            return new WovenClass();
        }
    };

    public Linker(PlanNumbers plans, Wiring wiring, KillSwitch killSwitch) {
        this.plans = plans;
        this.wiring = wiring;
        this.killSwitch = killSwitch;
        this.endings = new Endings(wiring.tickets());
    }

    /**
     * Links one site. Never throws: what cannot be linked runs the body, and the report says so.
     *
     * @param caller the woven class's own
     * @param name {@code enter}, {@code exit} or {@code fail}
     * @param type as the woven method's prologue is described with the weaver
     * @param planNumber the number of the method's plan
     */
    public CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int planNumber) {
        try {
            switch (name) {
                case "enter":
                    return enter(caller, type, plans.plan(planNumber));
                case "exit":
                    return new ConstantCallSite(endings.exit(type));
                case "fail":
                    return new ConstantCallSite(endings.fail(type));
                default:
                    throw new IllegalArgumentException("no such site: " + name);
            }
        } catch (Throwable fault) {
            wiring.reporter()
                    .fault("linking " + name + " in " + caller.lookupClass().getName(), fault);
            return new ConstantCallSite(runTheBody(type));
        }
    }

    /** What happened so far to a method's calls; null unless a call of it was linked. */
    public @Nullable Statistics statistics(Class<?> woven, MethodPlan plan) {
        return wovenClasses.get(woven).statistics(plan);
    }

    /** What is known of a cached method; null unless a call of it was linked. */
    public @Nullable Explanation explanation(Class<?> woven, MethodPlan plan) {
        return wovenClasses.get(woven).explanation(plan);
    }

    /** What is known of each cached method that was called so far. */
    public List<Explanation> explanations() {
        return applications.all().stream()
                .flatMap(application -> application.all().stream())
                .map(MethodCache::explanation)
                .sorted(Comparator.comparing(Explanation::method))
                .collect(Collectors.toUnmodifiableList());
    }

    private CallSite enter(MethodHandles.Lookup caller, MethodType type, WeavePlan plan) throws Throwable {
        return plan instanceof WatchPlan
                ? new ConstantCallSite(Entrances.watching(new WatchedMethod((WatchPlan) plan, wiring.tickets()), type))
                : enter(caller, type, (MethodPlan) plan);
    }

    private CallSite enter(MethodHandles.Lookup caller, MethodType type, MethodPlan plan) throws Throwable {
        ClassLoader loader = caller.lookupClass().getClassLoader();
        MethodType method = MethodType.fromMethodDescriptorString(plan.descriptor(), loader);
        LoaderCaches siblings = applications.of(loader);
        GuardedSite site =
                plan.caches() ? reading(caller, type, method, plan, siblings) : changing(type, method, plan, siblings);
        killSwitch.guard(site);
        return site;
    }

    private GuardedSite reading(
            MethodHandles.Lookup caller, MethodType type, MethodType method, MethodPlan plan, LoaderCaches siblings)
            throws ReflectiveOperationException {
        MethodCache cache = wovenClasses
                .get(caller.lookupClass())
                .cache(plan, () -> new MethodCache(plan, method, wiring, siblings));
        MethodHandle body = runTheBody(type);
        MethodHandle target = Entrances.reading(cache, type);
        if (!plan.rules().get(0).rule().settings().condition().isEmpty()) {
            target = new Condition(plan, method, cache.voice()).guard(caller, target, body);
        }
        return new GuardedSite(plan, target, body, cache::evictAll);
    }

    private GuardedSite changing(MethodType type, MethodType method, MethodPlan plan, LoaderCaches siblings)
            throws ReflectiveOperationException {
        ChangingMethod changing = new ChangingMethod(plan, method, wiring, killSwitch, siblings);
        return new GuardedSite(plan, Entrances.changing(changing, type), runTheBody(type), changing::forget);
    }

    private MethodHandle runTheBody(MethodType type) {
        return type.returnType() == void.class
                ? MethodHandles.empty(type)
                : MethodHandles.dropArguments(
                        MethodHandles.constant(Object.class, wiring.tickets().bypass()), 0, type.parameterList());
    }
}
