package io.fallbackcached.core.rules;

/** What a rule does around a method. */
public enum Action {
    /** Answers from memory; on a miss the method runs and its result is kept. */
    CACHE,
    /** After the method returned, drops one key or all from the caches of a name. */
    EVICT,
    /** After the method returned, keeps its result in the caches of a name. */
    PUT
}
