package io.fallbackcached.core.rules;

/** What a caller gets on a hit. */
public enum ValueMode {
    /** A copy of its own, unless the value is known to be immutable. */
    ISOLATED,
    /** The one object that is kept: the user's word that nobody changes it. */
    SHARED
}
