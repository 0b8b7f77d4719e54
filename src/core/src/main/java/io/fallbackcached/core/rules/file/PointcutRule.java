package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.Rule;

/** A rule of a rules file with the pointcut that names its methods. Immutable. */
public final class PointcutRule {

    private final Rule rule;
    private final String pointcut;
    private final TextPosition position;

    PointcutRule(Rule rule, String pointcut, TextPosition position) {
        this.rule = rule;
        this.pointcut = pointcut;
        this.position = position;
    }

    public Rule rule() {
        return rule;
    }

    /** The pointcut's text, which {@link PointcutText#parse} accepts. */
    public String pointcut() {
        return pointcut;
    }

    /**
     * Where a part of the pointcut stands, as {@code file:line:column}.
     *
     * @param offset in the text, from 0
     */
    public String location(int offset) {
        return position.location(offset);
    }

    @Override
    public String toString() {
        return rule + ": " + pointcut;
    }
}
