package io.fallbackcached.core.call;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.report.Reporter;
import io.fallbackcached.core.store.Ticker;
import io.fallbackcached.core.values.ValuePolicy;

/** What all woven methods of one agent share. Immutable. */
public final class Wiring {

    private final ValuePolicy policy;
    private final Reporter reporter;
    private final Tickets tickets;
    private final Ticker ticker;
    private final Coherence coherence;

    public Wiring(ValuePolicy policy, Reporter reporter, Tickets tickets, Ticker ticker, Coherence coherence) {
        this.policy = policy;
        this.reporter = reporter;
        this.tickets = tickets;
        this.ticker = ticker;
        this.coherence = coherence;
    }

    ValuePolicy policy() {
        return policy;
    }

    Reporter reporter() {
        return reporter;
    }

    Tickets tickets() {
        return tickets;
    }

    Ticker ticker() {
        return ticker;
    }

    Coherence coherence() {
        return coherence;
    }
}
