package io.fallbackcached.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent: with {@code -javaagent} before the application's main method, or by attach to a running
 * JVM. Never throws: a fault of the agent leaves the application as it would be without it.
 *
 * <p>Attached with the argument {@code stop} it ends the running agent and restores the application's own bytecode; with
 * {@code status} it prints one line about the running agent to the application's standard error, with {@code explain} what
 * each cached method's answers depend on.
 */
public final class FallbackCachedAgent {

    private FallbackCachedAgent() {}

    /** Called by the JVM before the application's main method. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            Lifecycle.start(arguments, instrumentation, EarlyClasses.areLoaded(instrumentation));
        } catch (StrictStop refusal) {
            Console.say(refusal.getMessage());
            // Not exit: since 21 it sets up logging first, and nothing of the application has begun that a hook could
            // save. Not a throw: the JVM would bury the message under its own stack trace.
            Runtime.getRuntime().halt(StrictStop.EXIT_CODE);
        } catch (Throwable fault) {
            Console.sayNotStarted(fault);
        }
    }

    /** Called by the JVM when something attaches this jar to it. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if ("stop".equals(arguments)) {
                Lifecycle.stop();
            } else if ("status".equals(arguments)) {
                Lifecycle.status();
            } else if ("explain".equals(arguments)) {
                Lifecycle.explain();
            } else {
                Lifecycle.start(arguments, instrumentation, true);
            }
        } catch (StrictStop refusal) {
            // A running application is never ended: being refused is all that happens.
            Console.say(refusal.getMessage());
        } catch (Throwable fault) {
            Console.sayNotStarted(fault);
        }
    }
}
