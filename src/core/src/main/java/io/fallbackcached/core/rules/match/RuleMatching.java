package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which methods of a class the rules of the rules file name: the pre-filter first, AspectJ for what it lets through. */
final class RuleMatching {

    private final List<FilteredRule> rules;
    private final RuleSightings sightings;

    RuleMatching(List<FilteredRule> rules, RuleSightings sightings) {
        this.rules = rules;
        this.sightings = sightings;
    }

    /** Whether a class with these {@link ConstantMarks} may declare a method that a rule names. */
    boolean mayName(long found) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).mayMatch(found)) {
                return true;
            }
        }
        return false;
    }

    NamedMethods of(Candidate candidate) {
        NamedMethods names = new NamedMethods();
        Map<FilteredRule, List<MethodSketch>> possible = possible(candidate);
        if (possible.isEmpty()) {
            return names;
        }
        if (isCertain(candidate, possible)) {
            for (Map.Entry<FilteredRule, List<MethodSketch>> each : possible.entrySet()) {
                name(candidate, each.getKey(), each.getValue(), names);
            }
            return names;
        }
        try {
            candidate.view().worlds().with(candidate, world -> {
                possible.forEach(
                        (rule, methods) -> name(candidate, rule, matching(candidate, world, rule, methods), names));
                return true;
            });
        } catch (RuntimeException | AssertionError | StackOverflowError unreadable) {
            // what AspectJ can't make sense of costs the class its rules, not its annotations
            possible.keySet()
                    .forEach(rule -> names.refuse(new Refusal(
                            RefusalCode.WEAVING_FAILED,
                            candidate.className(),
                            rule.rule().toString(),
                            unreadable.toString())));
        }
        return names;
    }

    private Map<FilteredRule, List<MethodSketch>> possible(Candidate candidate) {
        Map<FilteredRule, List<MethodSketch>> possible = new LinkedHashMap<>();
        for (FilteredRule rule : rules) {
            if (!rule.mayMatch(candidate.sketch().marks())) {
                continue;
            }
            List<MethodSketch> methods = new ArrayList<>();
            for (MethodSketch method : candidate.sketch().methods()) {
                if (rule.mayMatch(candidate, method)) {
                    methods.add(method);
                }
            }
            if (!methods.isEmpty()) {
                possible.put(rule, methods);
            }
        }
        return possible;
    }

    private static boolean isCertain(Candidate candidate, Map<FilteredRule, List<MethodSketch>> possible) {
        for (Map.Entry<FilteredRule, List<MethodSketch>> each : possible.entrySet()) {
            if (!isCertain(candidate, each.getKey(), each.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Of what the compiler generated nobody asks, as long as the rule names anything else. */
    private static boolean isCertain(Candidate candidate, FilteredRule rule, List<MethodSketch> methods) {
        boolean isCertain = true;
        boolean isCertainButForGenerated = true;
        boolean named = false;
        for (MethodSketch method : methods) {
            boolean surely = rule.surelyMatches(candidate, method);
            isCertain &= surely;
            isCertainButForGenerated &= surely || method.isCompilerGenerated();
            named |= surely && !method.isCompilerGenerated() && !method.isAbstract();
        }
        return named ? isCertainButForGenerated : isCertain;
    }

    private static List<MethodSketch> matching(
            Candidate candidate, AgentWorld world, FilteredRule rule, List<MethodSketch> methods) {
        List<MethodSketch> matching = new ArrayList<>();
        for (MethodSketch method : methods) {
            if (rule.surelyMatches(candidate, method) || world.matches(rule, method)) {
                matching.add(method);
            }
        }
        return matching;
    }

    private void name(Candidate candidate, FilteredRule rule, List<MethodSketch> methods, NamedMethods names) {
        List<MethodSketch> generated = new ArrayList<>();
        boolean named = false;
        for (MethodSketch method : methods) {
            if (method.isCompilerGenerated()) {
                generated.add(method);
            } else if (method.isAbstract()) {
                sightings.matchedWithoutBody(rule, MethodVerdict.text(candidate, method));
            } else {
                named = true;
                name(rule, method, names);
            }
        }
        if (!named) {
            for (MethodSketch method : generated) {
                if (rule.parts().means(method)) {
                    name(rule, method, names);
                }
            }
        }
    }

    private void name(FilteredRule rule, MethodSketch method, NamedMethods names) {
        sightings.matched(rule);
        names.add(method.key(), NamedMethod.by(rule.rule(), rule.parts().means(method)));
    }
}
