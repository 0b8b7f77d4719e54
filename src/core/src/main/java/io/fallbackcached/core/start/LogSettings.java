package io.fallbackcached.core.start;

import io.fallbackcached.core.options.AgentOptions;
import java.io.File;

/**
 * Hands the log options to slf4j-simple, which reads system properties and nothing else. Ours begin with
 * {@code fallbackcached.log.}; what the user has set there stays. To be applied before the first logger is made.
 */
final class LogSettings {

    private static final String PREFIX = "fallbackcached.log.";

    private LogSettings() {}

    static void apply(AgentOptions options) {
        set("defaultLogLevel", options.logLevel().written());
        File logFile = options.logFile().orElse(null);
        set("logFile", logFile == null ? "System.err" : logFile.getPath());
        // The stream of the start: an application's own System.err may take the application's locks.
        set("cacheOutputStream", "true");
        set("showThreadName", "false");
        set("log.org.cache2k", "warn");
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
