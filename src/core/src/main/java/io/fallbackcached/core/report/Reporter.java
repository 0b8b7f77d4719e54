package io.fallbackcached.core.report;

import io.fallbackcached.core.rules.Refusal;

/** Where the parts of the agent say what operators should know. Thread-safe; never throws, never blocks. */
public interface Reporter {

    /** Says a refusal once, however often it is met. */
    void refused(Refusal refusal);

    /** Says a fault of the agent's own once per place: the application's call or class goes on as without the agent. */
    void fault(String place, Throwable fault);
}
