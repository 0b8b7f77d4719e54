package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.store.KeyPart;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A woven method that evicts or puts. Thread-safe. */
final class ChangingMethod {

    private final MethodPlan plan;
    private final Class<?> returnType;
    private final LoaderCaches siblings;
    private final Wiring wiring;
    private final KillSwitch killSwitch;
    private final MethodVoice voice;

    ChangingMethod(MethodPlan plan, MethodType type, Wiring wiring, KillSwitch killSwitch, LoaderCaches siblings) {
        this.plan = plan;
        this.returnType = type.returnType();
        this.siblings = siblings;
        this.wiring = wiring;
        this.killSwitch = killSwitch;
        this.voice = new MethodVoice(plan, wiring.reporter());
    }

    /** @param arguments those of {@link MethodPlan#passedParameters()} */
    Object enter(@Nullable Object[] arguments) {
        try {
            List<Object[]> keys = new ArrayList<>();
            for (PlannedRule rule : plan.rules()) {
                keys.add(key(rule, arguments));
            }
            Change change = new Change(this, plan.rules(), keys);
            Object ticket = wiring.tickets().of(change);
            if (plan.rules().stream().anyMatch(planned -> planned.rule().action() == Action.PUT)) {
                change.begin(wiring.coherence().here().begin());
            }
            return ticket;
        } catch (Throwable fault) {
            voice.fault("entering a call", fault);
            return wiring.tickets().bypass();
        }
    }

    Class<?> returnType() {
        return returnType;
    }

    boolean isOn(PlannedRule planned) {
        return killSwitch.isOn(planned.rule());
    }

    List<MethodCache> caches(PlannedRule planned) {
        return siblings.named(planned.rule().settings().cacheName());
    }

    boolean hasDatabases() {
        return wiring.coherence().hasDatabases();
    }

    void fault(String doing, Throwable fault) {
        voice.fault(doing, fault);
    }

    /** Drops what this method's rules reach, as calls of it were not seen for a while. */
    void forget() {
        for (PlannedRule planned : plan.rules()) {
            caches(planned).forEach(MethodCache::evictAll);
        }
    }

    private Object[] key(PlannedRule rule, @Nullable Object[] arguments) {
        try {
            List<Integer> passed = plan.passedParameters();
            List<Integer> chosen = rule.keyParameters();
            Object[] parts = new Object[chosen.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = KeyPart.stored(Keys.part(arguments[passed.indexOf(chosen.get(i))]), wiring.policy());
            }
            return parts;
        } catch (Unkeyable refusal) {
            voice.refused(refusal.code(), refusal.detail());
            return Change.UNKNOWN;
        } catch (Throwable fault) {
            voice.fault("taking a key", fault);
            return Change.UNKNOWN;
        }
    }
}
