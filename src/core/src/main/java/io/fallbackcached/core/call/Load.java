package io.fallbackcached.core.call;

import org.jspecify.annotations.Nullable;

/** What waits for the end of a woven method's body. Neither method throws. */
interface Load {

    /** @param value what the body returned, boxed if primitive; null also for void */
    void returned(@Nullable Object value);

    void thrown();
}
