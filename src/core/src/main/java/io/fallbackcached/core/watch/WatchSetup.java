package io.fallbackcached.core.watch;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.report.Reporter;

/** What a watch is given to work with. Immutable. */
public final class WatchSetup {

    private final Coherence coherence;
    private final Reporter reporter;
    private final SideConnections sideConnections;
    private final FeedSettings feed;

    public WatchSetup(Coherence coherence, Reporter reporter, SideConnections sideConnections, FeedSettings feed) {
        this.coherence = coherence;
        this.reporter = reporter;
        this.sideConnections = sideConnections;
        this.feed = feed;
    }

    /** To be told what was read and written. */
    public Coherence coherence() {
        return coherence;
    }

    public Reporter reporter() {
        return reporter;
    }

    public SideConnections sideConnections() {
        return sideConnections;
    }

    public FeedSettings feed() {
        return feed;
    }
}
