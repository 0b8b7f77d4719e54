package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Diagnostic;
import java.util.List;

/** What all rules files together say, as far as they could be understood. Immutable. */
public final class RuleBook {

    private final boolean enabled;
    private final List<String> packages;
    private final CacheSettings base;
    private final List<PointcutRule> rules;
    private final List<Diagnostic> diagnostics;

    RuleBook(
            boolean enabled,
            List<String> packages,
            CacheSettings base,
            List<PointcutRule> rules,
            List<Diagnostic> diagnostics) {
        this.enabled = enabled;
        this.packages = List.copyOf(packages);
        this.base = base;
        this.rules = List.copyOf(rules);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the agent is to do anything at all, annotations included. */
    public boolean enabled() {
        return enabled;
    }

    /** The packages whose classes, and those of packages below, are looked at; empty for all. */
    public List<String> packages() {
        return packages;
    }

    /** What a rule or an annotation builds on. */
    public CacheSettings base() {
        return base;
    }

    /** The rules that are switched on and without mistakes, in the order they are written. */
    public List<PointcutRule> rules() {
        return rules;
    }

    /** Every mistake found, in the order found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
