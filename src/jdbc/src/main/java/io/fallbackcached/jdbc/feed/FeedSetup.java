package io.fallbackcached.jdbc.feed;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.watch.FeedSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What a feed is given to work with. Thread-safe. */
public interface FeedSetup {

    /** Whose changes are heard; its coverage is the feed's to say. */
    Database database();

    FeedSettings settings();

    /**
     * Opens a connection of the agent's own by the application's driver, with the settings' address and user where they say
     * one, unwatched; blocks as long as that takes.
     *
     * @param properties of the driver, beside those the application gave
     */
    Connection connect(Map<String, String> properties) throws SQLException;

    /** A doubt to mark what is heard to be written; about any database as well that may be this one. The caller ends it. */
    Doubt doubt();

    /** Tables, views or functions have changed: what statements mean has to be found out anew. */
    void tablesDefined();
}
