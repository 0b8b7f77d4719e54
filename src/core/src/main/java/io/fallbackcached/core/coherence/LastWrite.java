package io.fallbackcached.core.coherence;

import java.time.Instant;

/** What last invalidated answers from a table, for people. Immutable. */
public final class LastWrite {

    private final String statement;
    private final String thread;
    private final long at;

    /** @param at by {@link System#currentTimeMillis()} */
    LastWrite(String statement, String thread, long at) {
        this.statement = statement;
        this.thread = thread;
        this.at = at;
    }

    /** The statement's text, without its values where they were bound. */
    public String statement() {
        return statement;
    }

    public String thread() {
        return thread;
    }

    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    @Override
    public String toString() {
        return statement + " at " + at() + " in thread " + thread;
    }
}
