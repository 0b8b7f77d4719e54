package io.fallbackcached.annotations;

/** What a caller gets on a hit. */
public enum Values {
    /** A copy of its own, unless the value is known to be immutable. What cannot be copied safely is not kept. */
    ISOLATED,
    /** The one object that is kept: your word that nobody changes it. */
    SHARED
}
