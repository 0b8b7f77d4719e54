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
    private final long marks;
    private final MethodCondition condition;
    private final MethodCondition certainty;

    private FilteredRule(
            Rule rule,
            String pointcut,
            NamedParts parts,
            long marks,
            MethodCondition condition,
            MethodCondition certainty) {
        this.rule = rule;
        this.pointcut = pointcut;
        this.parts = parts;
        this.marks = marks;
        this.condition = condition;
        this.certainty = certainty;
    }

    /** @param parsed the pointcuts of the rules */
    static List<FilteredRule> of(List<MatchRule> rules, List<Pointcut> parsed, ConstantMarks marks) {
        List<FilteredRule> filtered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            filtered.add(of(rules.get(i), parsed.get(i), marks));
        }
        return Collections.unmodifiableList(filtered);
    }

    private static FilteredRule of(MatchRule rule, Pointcut parsed, ConstantMarks marks) {
        PointcutOutlook outlook = new PointcutOutlook(marks);
        return new FilteredRule(
                rule.rule(),
                rule.pointcut(),
                new NamedParts(parsed),
                outlook.marks(parsed),
                outlook.of(parsed),
                OwnSignature.of(parsed));
    }

    /** The pointcuts as they are parsed, for nobody to resolve. */
    static List<Pointcut> parsed(List<MatchRule> rules) {
        List<Pointcut> parsed = new ArrayList<>();
        for (MatchRule rule : rules) {
            parsed.add(parsed(rule.pointcut()));
        }
        return parsed;
    }

    static ConstantMarks marks(List<Pointcut> pointcuts) {
        Set<String> annotations = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (Pointcut parsed : pointcuts) {
            annotations.addAll(PointcutOutlook.annotations(parsed));
            names.addAll(PointcutOutlook.names(parsed));
        }
        return new ConstantMarks(annotations, names);
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

    /** Whether a class with these {@link ConstantMarks} may declare a method that the rule names. */
    boolean mayMatch(long found) {
        return marks == 0 || (marks & found) != 0;
    }

    boolean mayMatch(Candidate candidate, MethodSketch method) {
        return condition.holds(candidate, method);
    }

    /** Whether it names the method, so that AspectJ need not be asked. */
    boolean surelyMatches(Candidate candidate, MethodSketch method) {
        return certainty.holds(candidate, method);
    }

    /** A tree of its own for a world to resolve. */
    Pointcut freshPointcut() {
        return parsed(pointcut);
    }
}
