package io.fallbackcached.core.rules.match;

/** What makes it certain that a rule names a method. True is certain; false means: ask AspectJ. */
interface Certainty {

    Certainty NEVER = (candidate, method) -> false;
    Certainty ALWAYS = (candidate, method) -> true;

    boolean surelyMatches(Candidate candidate, MethodSketch method);

    default Certainty and(Certainty other) {
        return (candidate, method) -> surelyMatches(candidate, method) && other.surelyMatches(candidate, method);
    }

    default Certainty or(Certainty other) {
        return (candidate, method) -> surelyMatches(candidate, method) || other.surelyMatches(candidate, method);
    }
}
