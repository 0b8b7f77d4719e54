package io.fallbackcached.core.rules;

/** Whose calls share a cache. */
public enum Scope {
    /** All instances of the class share one cache. */
    TYPE,
    /** Each instance has entries of its own. */
    INSTANCE
}
