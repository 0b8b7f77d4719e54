package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;

/** A rule that has named no method so far, with what may be the matter. Immutable. */
public final class UnmatchedRule {

    private final Rule rule;
    private final String text;

    UnmatchedRule(Rule rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    public Rule rule() {
        return rule;
    }

    /** For people: a type that was never seen with its nearest name, or that no method matched. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
