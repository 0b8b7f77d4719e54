package io.fallbackcached.core.rules.match;

/**
 * Something that holds for a candidate's method or not. A pointcut is compiled to two of them: what must hold for it to name a
 * method, and what suffices; AspectJ is asked of methods in between.
 */
interface MethodCondition {

    MethodCondition ALWAYS = (candidate, method) -> true;
    MethodCondition NEVER = (candidate, method) -> false;

    boolean holds(Candidate candidate, MethodSketch method);

    default MethodCondition and(MethodCondition other) {
        return (candidate, method) -> holds(candidate, method) && other.holds(candidate, method);
    }

    default MethodCondition or(MethodCondition other) {
        return (candidate, method) -> holds(candidate, method) || other.holds(candidate, method);
    }
}
