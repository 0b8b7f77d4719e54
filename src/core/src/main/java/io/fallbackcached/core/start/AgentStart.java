package io.fallbackcached.core.start;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Stand-in until the composition root exists. */
public final class AgentStart {

    private AgentStart() {}

    public static AutoCloseable start(@Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws StrictRefusal {
        if (arguments != null && arguments.contains("standin=refuse")) {
            throw new StrictRefusal("refused as asked\nsecond line");
        }
        org.slf4j.LoggerFactory.getLogger(AgentStart.class).info("started");
        return new AutoCloseable() {
            @Override
            public void close() {}

            @Override
            public String toString() {
                return "running";
            }
        };
    }
}
