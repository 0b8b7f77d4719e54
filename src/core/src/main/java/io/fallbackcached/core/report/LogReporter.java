package io.fallbackcached.core.report;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.rules.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says each refusal and each place of a fault once, in the agent's log. Thread-safe. */
public final class LogReporter implements Reporter {

    /** An application that provokes ever new texts must not fill the heap with them; past this, nothing new is said. */
    private static final int MOST = 10_000;

    private final Set<Refusal> refusals = ConcurrentHashMap.newKeySet();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();

    @Override
    public void refused(Refusal refusal) {
        if (refusals.size() < MOST && refusals.add(refusal)) {
            LOG.warn("refused: {}", refusal);
        }
    }

    @Override
    public void fault(String place, Throwable fault) {
        if (faults.size() < MOST && faults.add(place)) {
            LOG.warn(
                    "fault while {}: {}; the application goes on without the cache there (log.level=debug says more)",
                    place,
                    fault.toString());
            LOG.debug("the fault while {}", place, fault);
        }
    }

    /** How many different refusals were said. */
    public int refusals() {
        return refusals.size();
    }
}
