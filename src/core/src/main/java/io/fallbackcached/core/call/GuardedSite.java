package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.MethodPlan;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MutableCallSite;

/** The entry of one woven method, linked either to its cache or to running the body. */
final class GuardedSite extends MutableCallSite {

    private final MethodPlan plan;
    private final MethodHandle whenOn;
    private final MethodHandle whenOff;
    private final Runnable forget;

    /** @param forget drops what was kept, before and after a time of not looking */
    GuardedSite(MethodPlan plan, MethodHandle whenOn, MethodHandle whenOff, Runnable forget) {
        super(whenOn);
        this.plan = plan;
        this.whenOn = whenOn;
        this.whenOff = whenOff;
        this.forget = forget;
    }

    boolean reads() {
        return plan.caches();
    }

    boolean isOn(KillSwitch killSwitch) {
        return plan.rules().stream().anyMatch(planned -> killSwitch.isOn(planned.rule()));
    }

    void turn(boolean on) {
        MethodHandle wanted = on ? whenOn : whenOff;
        if (getTarget() != wanted) {
            forget.run();
            setTarget(wanted);
            MutableCallSite.syncAll(new MutableCallSite[] {this});
            if (!on) {
                forget.run();
            }
        }
    }
}
