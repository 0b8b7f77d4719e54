package io.fallbackcached.core.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as it applies to one method: its key selection resolved to parameter indexes. Immutable; equal by content. */
public final class PlannedRule {

    private final Rule rule;
    private final List<Integer> keyParameters;

    /** @param keyParameters zero-based indexes of the parameters that make the key, ascending */
    public PlannedRule(Rule rule, List<Integer> keyParameters) {
        this.rule = rule;
        this.keyParameters = List.copyOf(keyParameters);
    }

    public Rule rule() {
        return rule;
    }

    public List<Integer> keyParameters() {
        return keyParameters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlannedRule
                && rule.equals(((PlannedRule) other).rule)
                && keyParameters.equals(((PlannedRule) other).keyParameters);
    }

    @Override
    public int hashCode() {
        return 31 * rule.hashCode() + keyParameters.hashCode();
    }

    @Override
    public String toString() {
        return rule + " key " + keyParameters;
    }
}
