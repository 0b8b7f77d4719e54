package io.fallbackcached.core.watch;

import java.util.List;

/** Watches methods of some library. Found by {@link java.util.ServiceLoader} in the agent's own loader. */
public interface WatchExtension {

    /**
     * With what constants of a class file begin if there may be something to watch in it, such as {@code java/sql/}. Other
     * classes are not offered. Asked of each application, also of those that never load such a class.
     */
    List<String> signs();

    /**
     * Begins to watch, once for each agent that starts: when the first class with a sign of any extension is being defined,
     * before it is woven. Whatever it loads, it loads through the agent's own loader.
     */
    MethodWatch begin(WatchSetup setup);
}
