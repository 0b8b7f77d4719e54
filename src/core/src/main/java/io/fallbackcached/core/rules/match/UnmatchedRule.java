package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;

/** A rule that has named no method so far, with what may be the matter. Immutable. */
public final class UnmatchedRule {

    private final Rule rule;
    private final String text;
    private final String unseenType;

    UnmatchedRule(Rule rule, String text, String unseenType) {
        this.rule = rule;
        this.text = text;
        this.unseenType = unseenType;
    }

    public Rule rule() {
        return rule;
    }

    /** For people: a type that was never seen with its nearest name, or that no method matched. */
    public String text() {
        return text;
    }

    /** The first type that its pointcut spells out and that was never seen, as written there; empty if there is none. */
    public String unseenType() {
        return unseenType;
    }

    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
