package io.fallbackcached.core.rules.match;

/** What must hold for a rule to name a method, as far as names tell. False is certain; true means: ask AspectJ. */
interface MethodCondition {

    MethodCondition UNKNOWN = (candidate, method) -> true;

    boolean mayMatch(Candidate candidate, MethodSketch method);

    default MethodCondition and(MethodCondition other) {
        return (candidate, method) -> mayMatch(candidate, method) && other.mayMatch(candidate, method);
    }

    default MethodCondition or(MethodCondition other) {
        return (candidate, method) -> mayMatch(candidate, method) || other.mayMatch(candidate, method);
    }
}
