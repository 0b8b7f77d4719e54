package io.fallbackcached.core.call;

import io.fallbackcached.core.watch.WatchPlan;
import io.fallbackcached.core.watch.WatchedCall;
import org.jspecify.annotations.Nullable;

/** A woven method that is watched. No kill switch reaches it: what is not seen while rules are off is wrong once they are on. */
final class WatchedMethod {

    private final WatchPlan plan;
    private final Tickets tickets;

    WatchedMethod(WatchPlan plan, Tickets tickets) {
        this.plan = plan;
        this.tickets = tickets;
    }

    boolean passesTarget() {
        return plan.passesTarget();
    }

    /** @param target null for a static method */
    Object enter(@Nullable Object target, @Nullable Object[] arguments) throws Throwable {
        WatchedCall call = plan.begin(target, arguments);
        return call == null ? tickets.bypass() : tickets.of(new Ending(plan, call));
    }

    /** What waits for the end of the call. */
    private static final class Ending implements Load {
        private final WatchPlan plan;
        private final WatchedCall call;

        Ending(WatchPlan plan, WatchedCall call) {
            this.plan = plan;
            this.call = call;
        }

        @Override
        public @Nullable Object returned(@Nullable Object value) {
            plan.returned(call, value);
            return value;
        }

        @Override
        public void thrown() {
            throw new IllegalStateException("a watched call ends with what it threw");
        }

        @Override
        public void thrown(Throwable failure) {
            plan.thrown(call, failure);
        }
    }
}
