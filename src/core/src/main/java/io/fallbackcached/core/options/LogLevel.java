package io.fallbackcached.core.options;

import java.util.Locale;

/** How much the agent logs: a level and all those before it. */
public enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /** As users and slf4j-simple write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
