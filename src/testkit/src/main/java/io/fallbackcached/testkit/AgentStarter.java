package io.fallbackcached.testkit;

import java.lang.instrument.Instrumentation;

/** Starts the agent in this JVM, as its entry point does; closing the result must undo everything. */
@FunctionalInterface
public interface AgentStarter {

    AutoCloseable start(String arguments, Instrumentation instrumentation) throws Exception;
}
