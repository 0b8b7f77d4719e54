package io.fallbackcached.core.rules;

import org.jspecify.annotations.Nullable;

/** A class in which there may be something to weave, before anybody has been asked about it. For one thread, at once. */
public interface Prospect {

    /** Finds out; may ask the class's loader for the class files of its supertypes. */
    ClassPlan plan();

    /** The plan of a class that was looked at; {@link ClassPlan#NONE} if there was no prospect. */
    static ClassPlan planOf(@Nullable Prospect prospect) {
        return prospect == null ? ClassPlan.NONE : prospect.plan();
    }
}
