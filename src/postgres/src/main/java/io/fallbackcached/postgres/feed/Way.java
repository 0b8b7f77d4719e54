package io.fallbackcached.postgres.feed;

import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.SQLException;

/** A way by which what others write can be heard of. Thread-safe. */
public interface Way {

    /** As users write it. */
    String name();

    /**
     * Establishes it. Returns once every commit that becomes visible from now on will be heard of; may block for as long as
     * that takes, open transactions included, while interruption ends it.
     *
     * @throws FeedUnavailable if it cannot be had as things are, and trying again soon would not help
     * @throws java.sql.SQLFeatureNotSupportedException if the driver or the server is too old for it, which is the same
     * @throws SQLException if it cannot be had just now
     */
    Source open(FeedSetup setup, Beats beats) throws SQLException, FeedUnavailable;
}
