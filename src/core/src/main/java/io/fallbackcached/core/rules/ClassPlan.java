package io.fallbackcached.core.rules;

import java.util.List;

/** What the rules say about one class: the methods to weave and those refused. Immutable. */
public final class ClassPlan {

    /** Nothing to weave and nothing to say. */
    public static final ClassPlan NONE = new ClassPlan(List.of(), List.of());

    private final List<MethodPlan> methods;
    private final List<Refusal> refusals;

    public ClassPlan(List<MethodPlan> methods, List<Refusal> refusals) {
        this.methods = List.copyOf(methods);
        this.refusals = List.copyOf(refusals);
    }

    public List<MethodPlan> methods() {
        return methods;
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
