package io.fallbackcached.core.report;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** The one logger of the agent; its name, which slf4j-simple prints, tells the agent's lines from the application's. */
public final class AgentLog {

    /** The logger; its level does not change while the agent runs. */
    public static final Logger LOG = logger("[fallbackcached]");

    private AgentLog() {}

    /**
     * From the provider itself: {@link LoggerFactory} first makes ready for there being none, or one that is not ready yet, which
     * each start would pay for. Libraries that log through it find the same provider, set up by then.
     */
    private static Logger logger(String name) {
        ClassLoader loader = AgentLog.class.getClassLoader();
        Iterator<SLF4JServiceProvider> providers =
                ServiceLoader.load(SLF4JServiceProvider.class, loader).iterator();
        if (!providers.hasNext()) {
            return LoggerFactory.getLogger(name);
        }
        SLF4JServiceProvider provider = providers.next();
        provider.initialize();
        return provider.getLoggerFactory().getLogger(name);
    }
}
