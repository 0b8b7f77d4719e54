package io.fallbackcached.core.rules;

/** Whose calls share a cache. */
public enum Scope {
    /** Instances that are equal in their fields share one cache: two that hold different connections do not. */
    STATE,
    /** All instances of the class share one cache, whatever they hold. */
    TYPE,
    /** Each instance has entries of its own. */
    INSTANCE
}
