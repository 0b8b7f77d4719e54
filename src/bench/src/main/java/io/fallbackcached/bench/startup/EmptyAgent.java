package io.fallbackcached.bench.startup;

import java.lang.instrument.Instrumentation;

/** What any agent costs at least. */
public final class EmptyAgent {

    private EmptyAgent() {}

    /** Does nothing. */
    public static void premain(String arguments, Instrumentation instrumentation) {}
}
