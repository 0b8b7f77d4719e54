package io.fallbackcached.core.call;

import org.jspecify.annotations.Nullable;

/** What waits for the end of a woven method's body. Neither method throws. */
interface Load {

    /**
     * The body returned.
     *
     * @param value what it returned, boxed if primitive; null also for void
     * @return what its caller gets, where woven code asks for that: a promise of the caller's own for a promise
     */
    @Nullable
    Object returned(@Nullable Object value);

    void thrown();

    /** The body threw this. */
    default void thrown(Throwable failure) {
        thrown();
    }
}
