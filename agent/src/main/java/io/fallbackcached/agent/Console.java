package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/** The shell's only way to speak: standard error, each line marked as the agent's. */
final class Console {

    private static final String PREFIX = "[fallbackcached] ";

    private Console() {}

    static void say(@Nullable String message) {
        for (String line : String.valueOf(message).split("\\R", -1)) {
            System.err.println(PREFIX + line);
        }
    }

    /** One line, with what is needed to report it: a stack trace would look like a fault of the application. */
    static void sayNotStarted(Throwable fault) {
        try {
            StackTraceElement[] trace = fault.getStackTrace();
            String where = trace.length == 0 ? "" : " at " + trace[0];
            String what = fault.toString().replaceAll("\\s*\\R\\s*", " ");
            say("not started, the application runs without caching: " + what + where);
        } catch (Throwable again) {
            // A fault while reporting a fault (no memory, say): the application matters more than the message.
        }
    }
}
