package io.fallbackcached.agent;

import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * At most one agent runs in a JVM, however often and from however many jars it is started. All of them end up in this class,
 * since the JVM looks for each agent's classes on the one application class path. Thread-safe.
 */
final class Lifecycle {

    private static @Nullable AutoCloseable running;

    private Lifecycle() {}

    static synchronized void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws Exception {
        Verdict verdict = BootstrapChecks.verdict(arguments);
        if (!verdict.isGo()) {
            if (verdict.message() != null) {
                Console.say(verdict.message());
            }
            return;
        }
        if (running != null) {
            Console.say("already running, this second start changes nothing: name the agent once, or stop it first");
            return;
        }
        running = new Isolated(AgentJar.own()).start(arguments, instrumentation, attached);
    }

    static synchronized void stop() throws Exception {
        AutoCloseable ending = running;
        if (ending == null) {
            Console.say("nothing to stop: not running");
            return;
        }
        running = null;
        ending.close();
        Console.say("stopped: the application runs on its own bytecode");
    }

    static synchronized void explain() {
        if (running instanceof Supplier) {
            Console.say("what was seen of each cached method so far:\n" + ((Supplier<?>) running).get());
        } else {
            status();
        }
    }

    static synchronized void status() {
        Console.say(running == null ? "not running" : running.toString());
    }
}
