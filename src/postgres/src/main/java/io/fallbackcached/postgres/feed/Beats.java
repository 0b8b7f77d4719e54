package io.fallbackcached.postgres.feed;

/** Marks sent along the way that changes come by, until they return. Thread-safe. */
public interface Beats {

    /** The mark of that number has arrived. Numbers that are not known, or of another source, are ignored. */
    void returned(long number);

    /** Tells this agent's messages from those of others; the same for as long as the feed lives, unique among agents. */
    String sender();
}
