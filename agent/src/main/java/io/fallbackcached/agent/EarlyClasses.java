package io.fallbackcached.agent;

import java.lang.instrument.Instrumentation;

/**
 * Classes of the application that are there before its main method: a JVM with an ahead-of-time cache has those that it holds
 * linked before any agent begins, and shows them to no transformer.
 */
final class EarlyClasses {

    private static final String OWN = "io.fallbackcached.agent.";

    private EarlyClasses() {}

    static boolean areLoaded(Instrumentation instrumentation) {
        ClassLoader application = ClassLoader.getSystemClassLoader();
        for (Class<?> loaded : instrumentation.getInitiatedClasses(application)) {
            if (loaded.getClassLoader() == application
                    && !loaded.isArray()
                    && !loaded.getName().startsWith(OWN)) {
                return true;
            }
        }
        return false;
    }
}
