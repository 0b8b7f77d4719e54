package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;

/** A rule that names a method. Immutable. */
final class NamedMethod {

    private final Rule rule;
    private final boolean meant;
    private final String problem;

    private NamedMethod(Rule rule, boolean meant, String problem) {
        this.rule = rule;
        this.meant = meant;
        this.problem = problem;
    }

    /** @param meant false if a wildcard swept the method up, so that nobody wants to hear that it has no value */
    static NamedMethod by(Rule rule, boolean meant) {
        return new NamedMethod(rule, meant, "");
    }

    static NamedMethod byUnreadable(Rule rule, String problem) {
        return new NamedMethod(rule, true, problem);
    }

    Rule rule() {
        return rule;
    }

    boolean meant() {
        return meant;
    }

    /** What can't be read in the annotation; empty if nothing. */
    String problem() {
        return problem;
    }
}
