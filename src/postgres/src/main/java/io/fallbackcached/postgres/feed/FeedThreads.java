package io.fallbackcached.postgres.feed;

import io.fallbackcached.core.report.AgentLog;
import java.security.AccessController;
import java.security.PrivilegedAction;

/** How threads of a feed are made. */
final class FeedThreads {

    private FeedThreads() {}

    /**
     * Application servers report threads whose context loader is an application's as leaks. Until Java 24 a thread keeps whoever
     * made it as well, all the way up the stack, as those by whom its privileges are limited: here, nobody but the agent.
     */
    @SuppressWarnings("removal")
    static Thread daemon(String name, Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
    }

    static void atEndOfJvm(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            AgentLog.LOG.debug("the JVM ends already", endingAlready);
        }
    }

    static void notAtEndOfJvm(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            AgentLog.LOG.trace("the JVM ends already", endingAlready);
        }
    }
}
