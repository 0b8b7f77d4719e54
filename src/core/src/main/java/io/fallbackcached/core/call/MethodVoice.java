package io.fallbackcached.core.call;

import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Speaks for one woven method to the report: says each thing once, so that a refused call costs little. Never throws. */
final class MethodVoice {

    /** Beyond this many different things the method has made its point. */
    private static final int LIMIT = 100;

    private final MethodPlan plan;
    private final Reporter reporter;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    MethodVoice(MethodPlan plan, Reporter reporter) {
        this.plan = plan;
        this.reporter = reporter;
    }

    void refused(RefusalCode code, String detail) {
        if (said.size() < LIMIT && said.add(code + detail)) {
            String rules = plan.rules().stream()
                    .map(PlannedRule::rule)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            reporter.refused(new Refusal(code, plan.toString(), rules, detail));
        }
    }

    void fault(String doing, Throwable fault) {
        try {
            reporter.fault(doing + " of " + plan, fault);
        } catch (Throwable atTheEnd) {
            // Out of stack or memory: the application's call matters more than saying so.
        }
    }
}
