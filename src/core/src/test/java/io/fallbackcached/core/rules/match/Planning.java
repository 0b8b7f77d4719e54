package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.ClassPlan;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Planners for tests, and what their plans come to. */
final class Planning {

    private Planning() {}

    /** By caching rules without settings; with none, by annotations alone. */
    static RuleClassPlanner planner(String... pointcuts) {
        return planner(rule(Action.CACHE), pointcuts);
    }

    static RuleClassPlanner planner(Rule rule, String... pointcuts) {
        List<MatchRule> rules = Stream.of(pointcuts)
                .map(pointcut -> new MatchRule(rule, pointcut))
                .collect(Collectors.toUnmodifiableList());
        return new RuleClassPlanner(CacheSettings.DEFAULTS, List.of(), rules, loader -> false);
    }

    static Rule rule(Action action) {
        return new Rule("rule", "rules.yaml:1:1", action, false, CacheSettings.DEFAULTS);
    }

    static ClassPlan plan(Compiled app, String type, String... pointcuts) {
        return plan(planner(pointcuts), app, type);
    }

    static ClassPlan plan(RuleClassPlanner planner, Compiled app, String type) {
        return planner.plan(app, Compiled.internal(type), app.bytes(type));
    }

    /** The names of the methods that a rule with the pointcut weaves. */
    static List<String> woven(Compiled app, String type, String... pointcuts) {
        return names(plan(app, type, pointcuts));
    }

    static List<String> names(ClassPlan plan) {
        return plan.methods().stream().map(MethodPlan::methodName).collect(Collectors.toUnmodifiableList());
    }

    static List<RefusalCode> refused(ClassPlan plan) {
        return plan.refusals().stream().map(Refusal::code).collect(Collectors.toUnmodifiableList());
    }
}
