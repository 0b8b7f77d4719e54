package io.fallbackcached.core.rules;

/** A class in which there may be something to weave, before anybody has been asked about it. For one thread, at once. */
public interface Prospect {

    /** Finds out; may ask the class's loader for the class files of its supertypes. */
    ClassPlan plan();
}
