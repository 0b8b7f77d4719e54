package io.fallbackcached.core.rules;

import java.util.List;

/** What is to be woven into one class: by the rules, with those methods refused, and to watch it. Immutable. */
public final class ClassPlan {

    /** Nothing to weave and nothing to say. */
    public static final ClassPlan NONE = new ClassPlan(List.of(), List.of());

    private final List<MethodPlan> methods;
    private final List<Refusal> refusals;
    private final List<? extends WeavePlan> watched;

    public ClassPlan(List<MethodPlan> methods, List<Refusal> refusals) {
        this(methods, refusals, List.of());
    }

    private ClassPlan(List<MethodPlan> methods, List<Refusal> refusals, List<? extends WeavePlan> watched) {
        this.methods = List.copyOf(methods);
        this.refusals = List.copyOf(refusals);
        this.watched = List.copyOf(watched);
    }

    /** This plan, and these methods are to be watched as well. */
    public ClassPlan watching(List<? extends WeavePlan> methodsToWatch) {
        return methodsToWatch.isEmpty() ? this : new ClassPlan(methods, refusals, methodsToWatch);
    }

    public List<MethodPlan> methods() {
        return methods;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** Methods that are watched whatever the rules say of them. */
    public List<? extends WeavePlan> watched() {
        return watched;
    }

    public boolean weavesNothing() {
        return methods.isEmpty() && watched.isEmpty();
    }
}
