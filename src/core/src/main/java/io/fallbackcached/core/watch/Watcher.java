package io.fallbackcached.core.watch;

import org.jspecify.annotations.Nullable;

/** Is told of calls. Thread-safe. Whatever it throws, the application's call goes on; see {@link WatchFaults}. */
public interface Watcher {

    /**
     * A watched method was entered.
     *
     * @param target null for a static method
     * @param arguments all of them, boxed
     * @return what waits for the end of this call; null for nothing
     */
    @Nullable
    WatchedCall begin(@Nullable Object target, @Nullable Object[] arguments);
}
