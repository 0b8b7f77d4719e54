package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.file.PointcutSyntaxException;
import io.fallbackcached.core.rules.file.PointcutText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aspectj.weaver.patterns.Pointcut;

/** A rule with its pre-filter. Immutable and shared between threads, unlike the pointcut that a world resolves. */
final class FilteredRule {

    private final Rule rule;
    private final String pointcut;
    private final NamedParts parts;
    private final MethodCondition condition;

    private FilteredRule(Rule rule, String pointcut, NamedParts parts, MethodCondition condition) {
        this.rule = rule;
        this.pointcut = pointcut;
        this.parts = parts;
        this.condition = condition;
    }

    static List<FilteredRule> of(List<MatchRule> rules, ConstantMarks marks) {
        List<FilteredRule> filtered = new ArrayList<>();
        for (MatchRule rule : rules) {
            filtered.add(of(rule, marks));
        }
        return Collections.unmodifiableList(filtered);
    }

    private static FilteredRule of(MatchRule rule, ConstantMarks marks) {
        Pointcut parsed = parsed(rule.pointcut());
        return new FilteredRule(
                rule.rule(), rule.pointcut(), new NamedParts(parsed), new PointcutOutlook(marks).of(parsed));
    }

    static ConstantMarks marks(List<MatchRule> rules) {
        Set<String> names = new LinkedHashSet<>();
        for (MatchRule rule : rules) {
            names.addAll(PointcutOutlook.annotations(parsed(rule.pointcut())));
        }
        return new ConstantMarks(new ArrayList<>(names));
    }

    private static Pointcut parsed(String text) {
        try {
            return PointcutText.parse(text);
        } catch (PointcutSyntaxException e) {
            throw new IllegalArgumentException("pointcut was not checked: " + text, e);
        }
    }

    Rule rule() {
        return rule;
    }

    NamedParts parts() {
        return parts;
    }

    boolean mayMatch(Candidate candidate, MethodSketch method) {
        return condition.mayMatch(candidate, method);
    }

    /** A tree of its own for a world to resolve. */
    Pointcut freshPointcut() {
        return parsed(pointcut);
    }
}
