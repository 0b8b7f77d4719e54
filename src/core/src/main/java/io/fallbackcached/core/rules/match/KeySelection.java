package io.fallbackcached.core.rules.match;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which parameters of a method make a rule's key: those the rule lists, else those annotations choose, else all. */
final class KeySelection {

    private final MethodSketch method;
    private final Candidate candidate;
    private final MethodFacts marked;

    /**
     * @param inherited the method that carries the annotations, whose marks hold if the method has none itself
     */
    KeySelection(Candidate candidate, MethodSketch method, MethodFacts inherited) {
        this.candidate = candidate;
        this.method = method;
        MethodFacts own = candidate.declaredFacts().getOrDefault(method.key(), MethodFacts.NONE);
        this.marked = own.marksParameters() ? own : inherited;
    }

    /** @throws IllegalArgumentException if the method has no such parameters; the message says which */
    List<Integer> parameters(Rule rule) {
        if (rule.action() == Action.EVICT && rule.all()) {
            return List.of();
        }
        List<String> listed = rule.settings().key();
        return listed.isEmpty() ? marked() : listed(listed);
    }

    private List<Integer> listed(List<String> listed) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (String parameter : listed) {
            indexes.add(index(parameter));
        }
        return List.copyOf(indexes);
    }

    private int index(String parameter) {
        int count = method.parameterCount();
        if (parameter.matches("[0-9]{1,3}")) {
            int index = Integer.parseInt(parameter);
            if (index >= count) {
                throw new IllegalArgumentException(
                        "key " + parameter + ", but the method has " + count + " parameters");
            }
            return index;
        }
        MethodFacts own = candidate.facts().getOrDefault(method.key(), MethodFacts.NONE);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = own.parameterName(i);
            if (parameter.equals(name)) {
                return i;
            }
            names.add(name.isEmpty() ? "unnamed" : name);
        }
        throw new IllegalArgumentException("key '" + parameter + "', but the parameters are " + names);
    }

    private List<Integer> marked() {
        if (!marked.keyParts().isEmpty() && !marked.keyIgnores().isEmpty()) {
            throw new IllegalArgumentException("@KeyPart and @KeyIgnore are mixed");
        }
        if (!marked.keyParts().isEmpty()) {
            return List.copyOf(marked.keyParts());
        }
        List<Integer> all = new ArrayList<>();
        for (int index = 0; index < method.parameterCount(); index++) {
            if (!marked.keyIgnores().contains(index)) {
                all.add(index);
            }
        }
        return List.copyOf(all);
    }
}
