package com.acme.nodes;

import com.acme.history.Seen;

/**
 * A JVM was stopped as a whole for a while. When it goes on, it may answer from memory until its watchdog has run, as documented
 * in feeds.md: for it, no time has passed. Immutable.
 */
public final class Pause {

    private final String node;
    private final long start;
    private final long noticed;

    /**
     * @param start by {@link System#nanoTime}, as all times here
     * @param noticed when the JVM must have noticed that it was stopped
     */
    public Pause(String node, long start, long noticed) {
        this.node = node;
        this.start = start;
        this.noticed = noticed;
    }

    /** How much later than usual what was seen then may be, in nanoseconds. */
    long excuse(Seen one, long when) {
        boolean isMeant = one.by.startsWith(" on " + node + "-") && when - start >= 0 && when - noticed <= 0;
        return isMeant ? noticed - start : 0;
    }
}
