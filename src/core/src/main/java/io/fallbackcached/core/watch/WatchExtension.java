package io.fallbackcached.core.watch;

/** Watches methods of some library. Found by {@link java.util.ServiceLoader} in the agent's own loader. */
public interface WatchExtension {

    /** Begins to watch, once for each agent that starts; before any class is woven. */
    MethodWatch begin(WatchSetup setup);
}
