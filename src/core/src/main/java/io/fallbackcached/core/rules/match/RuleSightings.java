package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.NearestName;
import io.fallbackcached.core.rules.Refusal;
import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which rules have named something, and which of the types they spell out were seen. Remembers, for each such type, a
 * bounded number of names that might have been meant. Thread-safe.
 */
final class RuleSightings {

    private static final int MOST_NAMES = 1_000;

    private final List<FilteredRule> rules;
    private final Map<FilteredRule, Boolean> matched = new ConcurrentHashMap<>();
    private final Map<FilteredRule, String> bodiless = new ConcurrentHashMap<>();
    private final Set<String> wanted;
    private final Set<String> near = ConcurrentHashMap.newKeySet();

    RuleSightings(List<FilteredRule> rules) {
        this.rules = rules;
        this.wanted = ConcurrentHashMap.newKeySet();
        for (FilteredRule rule : rules) {
            wanted.addAll(exactTypes(rule));
        }
    }

    void saw(String internalName) {
        if (wanted.isEmpty()) {
            return;
        }
        String name = internalName.replace('/', '.').replace('$', '.');
        // What one rule spells right may be what another one means.
        wanted.remove(name);
        if (near.size() < MOST_NAMES && mayBeMeant(name)) {
            near.add(name);
        }
    }

    void matched(FilteredRule rule) {
        matched.put(rule, true);
    }

    void matchedWithoutBody(FilteredRule rule, String method) {
        bodiless.putIfAbsent(rule, method);
    }

    List<UnmatchedRule> unmatched() {
        List<UnmatchedRule> unmatched = new ArrayList<>();
        for (FilteredRule rule : rules) {
            if (!matched.containsKey(rule)) {
                unmatched.add(explained(rule));
            }
        }
        return unmatched;
    }

    private UnmatchedRule explained(FilteredRule rule) {
        String method = bodiless.get(rule);
        if (method != null) {
            Refusal refusal = new Refusal(
                    RefusalCode.ABSTRACT_METHOD, method, rule.rule().toString(), "no implementation of it was seen");
            return new UnmatchedRule(rule.rule(), refusal.toString(), "");
        }
        String first = "";
        List<String> unseen = new ArrayList<>();
        for (String type : exactTypes(rule)) {
            if (wanted.contains(type) && ClassBytes.of(null, type.replace('.', '/')) == null) {
                String suggestion = NearestName.to(type, near)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
                first = unseen.isEmpty() ? type : first;
                unseen.add("no class named " + type + " was seen" + suggestion);
            }
        }
        return new UnmatchedRule(
                rule.rule(), unseen.isEmpty() ? "no method seen so far matches it" : String.join(", ", unseen), first);
    }

    /** Only a name in the same package, or the same name in another one, is worth remembering. */
    private boolean mayBeMeant(String name) {
        int dot = name.lastIndexOf('.');
        for (String type : wanted) {
            int typeDot = type.lastIndexOf('.');
            boolean samePackage = dot == typeDot && name.regionMatches(0, type, 0, dot + 1);
            boolean sameSimpleName = name.regionMatches(dot, type, typeDot, Math.max(name.length() - dot, 1))
                    && name.length() - dot == type.length() - typeDot;
            if (samePackage || sameSimpleName) {
                return true;
            }
        }
        return false;
    }

    private static List<String> exactTypes(FilteredRule rule) {
        List<String> names = new ArrayList<>();
        for (TypeGlob type : rule.parts().types()) {
            if (type.isExact() && type.literal().indexOf('.') > 0) {
                names.add(type.literal());
            }
        }
        return names;
    }
}
