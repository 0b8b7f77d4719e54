package io.fallbackcached.core.watch;

import org.jspecify.annotations.Nullable;

/** One call of a watched method, from its beginning to its end. One of the two is called, once, by the call's thread. */
public interface WatchedCall {

    /** @param value what the method returned, boxed if primitive; null also for void */
    void returned(@Nullable Object value);

    void thrown(Throwable failure);
}
