package io.fallbackcached.core.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one logger of the agent; its name, which slf4j-simple prints, tells the agent's lines from the application's. */
public final class AgentLog {

    /** The logger; its level does not change while the agent runs. */
    public static final Logger LOG = LoggerFactory.getLogger("[fallbackcached]");

    private AgentLog() {}
}
