package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.file.PointcutSyntaxException;
import io.fallbackcached.core.rules.file.PointcutText;
import java.util.List;
import java.util.stream.Collectors;
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

    static List<FilteredRule> of(List<MatchRule> rules, AnnotationMarks marks) {
        return rules.stream().map(rule -> of(rule, marks)).collect(Collectors.toUnmodifiableList());
    }

    private static FilteredRule of(MatchRule rule, AnnotationMarks marks) {
        Pointcut parsed = parsed(rule.pointcut());
        return new FilteredRule(
                rule.rule(), rule.pointcut(), new NamedParts(parsed), new PointcutOutlook(marks).of(parsed));
    }

    static AnnotationMarks marks(List<MatchRule> rules) {
        return new AnnotationMarks(rules.stream()
                .flatMap(rule -> PointcutOutlook.annotations(parsed(rule.pointcut())).stream())
                .distinct()
                .collect(Collectors.toUnmodifiableList()));
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
