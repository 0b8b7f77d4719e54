package io.fallbackcached.core.rules;

import java.util.List;

/** What the weaver must know of a method that is to tell the agent when it begins and ends. Immutable; equal by content. */
public interface WeavePlan {

    /** The declaring class, with dots. */
    String className();

    String methodName();

    /** As in the class file. */
    String descriptor();

    boolean isStatic();

    /** Whether the agent may answer instead of the method's body. */
    boolean caches();

    /** Whether woven code hands over the target object, before the parameters. */
    boolean passesTarget();

    /** Zero-based indexes of the parameters that woven code hands to the agent, ascending. */
    List<Integer> passedParameters();
}
