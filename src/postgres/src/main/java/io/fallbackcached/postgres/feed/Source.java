package io.fallbackcached.postgres.feed;

import java.sql.SQLException;

/** One established way of hearing what others write. Used by one thread, the feed's own. */
public interface Source extends AutoCloseable {

    /**
     * Handles what has arrived, and waits for more for some milliseconds at most.
     *
     * @throws SQLException if the way is broken, so that something may go unheard
     */
    void poll() throws SQLException;

    /**
     * Sends a mark along the way that changes come by, to be given to {@link Beats#returned} when it arrives, and does what
     * is to be done once in a while.
     *
     * @throws SQLException as {@link #poll}
     */
    void beat(long number) throws SQLException;

    /**
     * How a table is covered, for people; any thread may ask.
     *
     * @param table {@code schema.name}
     */
    String coverageOf(String table);

    /** Whether writes to a table are heard of at all; any thread may ask. Of the empty name: to every table. */
    default boolean hears(String table) {
        return true;
    }

    /** The transactions that are running on the server now, whoever's they are. */
    Running running() throws SQLException;

    /** Some transactions, as they were when they were asked for. Used by the feed's own thread. */
    interface Running {

        /** Whether all of them have ended by now. */
        boolean areOver() throws SQLException;
    }

    /** Ends it; never throws. What is still in doubt counts as committed. */
    @Override
    void close();
}
