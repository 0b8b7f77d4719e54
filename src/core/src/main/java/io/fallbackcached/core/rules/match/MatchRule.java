package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;

/** A rule with the pointcut that names its methods. Immutable. */
public final class MatchRule {

    private final Rule rule;
    private final String pointcut;

    /** @param pointcut text that {@link io.fallbackcached.core.rules.file.PointcutText#parse} accepts */
    public MatchRule(Rule rule, String pointcut) {
        this.rule = rule;
        this.pointcut = pointcut;
    }

    public Rule rule() {
        return rule;
    }

    public String pointcut() {
        return pointcut;
    }
}
