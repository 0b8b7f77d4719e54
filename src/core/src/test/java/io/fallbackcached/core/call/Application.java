package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.Scope;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ValuePolicy;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** An application with woven methods, and an ear for what the agent says. */
@SuppressWarnings("JavaUtilDate") // it is what applications pass
final class Application {

    final KillSwitch killSwitch = new KillSwitch();
    final AtomicLong time = new AtomicLong();
    final Coherence coherence = new Coherence();
    final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final PlanNumbers plans = new PlanNumbers();
    private final MethodHandles.Lookup caller;
    final Linker linker;

    Application() {
        this(MethodHandles.lookup());
    }

    Application(MethodHandles.Lookup caller) {
        this.caller = caller;
        Reporter reporter = new Reporter() {
            @Override
            public void refused(Refusal refusal) {
                refusals.add(refusal);
            }

            @Override
            public void fault(String place, Throwable fault) {
                faults.add(fault);
            }
        };
        ValuePolicy policy = Application::keep;
        linker =
                new Linker(plans, new Wiring(policy, reporter, TestTicket.tickets(), time::get, coherence), killSwitch);
    }

    WovenMethod caching(String descriptor, WovenMethod.Body body) {
        return caching(descriptor, settings -> settings, body);
    }

    WovenMethod caching(String descriptor, UnaryOperator<CacheSettings.Builder> settings, WovenMethod.Body body) {
        return woven(cachingPlan("find", descriptor, false, settings), body);
    }

    static MethodPlan cachingPlan(
            String name, String descriptor, boolean isSynchronized, UnaryOperator<CacheSettings.Builder> settings) {
        CacheSettings built = settings.apply(
                        CacheSettings.DEFAULTS.toBuilder().cacheName("people").expiryJitter(0))
                .build();
        Rule rule = new Rule("rule", "test", Action.CACHE, false, built);
        return new MethodPlan(
                "Dao",
                name,
                descriptor,
                built.scope() != Scope.INSTANCE,
                isSynchronized,
                List.of(new PlannedRule(rule, all(descriptor))));
    }

    WovenMethod changing(Action action, boolean all, String descriptor, WovenMethod.Body body) {
        return woven(changingPlan(action, all, descriptor, all ? List.of() : all(descriptor)), body);
    }

    WovenMethod changing(Action action, String descriptor, List<Integer> keyParameters, WovenMethod.Body body) {
        return woven(changingPlan(action, false, descriptor, keyParameters), body);
    }

    static MethodPlan changingPlan(Action action, boolean all, String descriptor, List<Integer> keyParameters) {
        CacheSettings settings =
                CacheSettings.DEFAULTS.toBuilder().cacheName("people").build();
        Rule rule = new Rule(action.name(), "test", action, all, settings);
        return new MethodPlan(
                "Dao", "change" + action, descriptor, true, false, List.of(new PlannedRule(rule, keyParameters)));
    }

    int numberOf(MethodPlan plan) {
        return plans.numberOf(plan);
    }

    WovenMethod woven(MethodPlan plan, WovenMethod.Body body) {
        return new WovenMethod(linker, caller, plan, plans.numberOf(plan), body);
    }

    @Nullable
    Statistics statistics(MethodPlan plan) {
        return linker.statistics(caller.lookupClass(), plan);
    }

    Explanation explanation(WovenMethod method) {
        return linker.explanation(caller.lookupClass(), method.plan());
    }

    List<RefusalCode> refusalCodes() {
        return refusals.stream().map(Refusal::code).collect(Collectors.toList());
    }

    private static List<Integer> all(String descriptor) {
        return IntStream.range(0, Type.getArgumentTypes(descriptor).length)
                .boxed()
                .collect(Collectors.toList());
    }

    /** Knows few types; what it does not know it refuses. */
    private static Kept keep(Object value) {
        if (value instanceof Date) {
            Date date = (Date) value;
            Object copy = date.clone();
            return copying(() -> ((Date) copy).clone());
        }
        if (value instanceof ArrayList) {
            List<Object> copy = new ArrayList<>((List<?>) value);
            return copying(() -> new ArrayList<>(copy));
        }
        if (value.getClass().getName().startsWith("java.lang.") && value.getClass() != Object.class) {
            return Kept.shared(value);
        }
        return Kept.refused(RefusalCode.VALUE_NOT_COPIED, value.getClass().getName());
    }

    private static Kept copying(Supplier<Object> copies) {
        return new Kept() {
            @Override
            public Object give() {
                return copies.get();
            }
        };
    }
}
