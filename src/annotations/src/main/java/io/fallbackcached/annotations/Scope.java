package io.fallbackcached.annotations;

/** Whose calls share a cache. */
public enum Scope {
    /** All instances of the class share one cache: right for stateless objects such as DAOs. */
    TYPE,
    /** Each instance has entries of its own: right where the answer depends on the object's state. */
    INSTANCE
}
