package io.fallbackcached.jdbc.sql;

import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Understands one product's SQL. Found by {@link java.util.ServiceLoader} in the agent's own loader. Thread-safe. */
public interface Dialect {

    /** @param url a JDBC URL */
    boolean accepts(String url);

    /** @param endpoint how to reach the database; nothing is opened before it is needed */
    DatabaseReader open(Endpoint endpoint);

    /**
     * Whether a connection reaches a server that follows another one, so that it may answer with what was there before a
     * write that this JVM has committed. Must not ask the server.
     *
     * @param physical the driver's own connection
     */
    boolean isReplica(Connection physical);

    /** How others' writes to a database are heard of; null if there is no way. Opens nothing yet. */
    default @Nullable ChangeFeed feed(FeedSetup setup) {
        return null;
    }

    /** A way to open connections of the agent's own to where the application's go. Thread-safe. */
    interface Endpoint {

        String url();

        /** The user the application connects as; null if the URL or the driver's defaults say it. */
        @Nullable
        String user();

        /**
         * Opens a connection by the application's own driver, unwatched; blocks as long as that takes.
         *
         * @throws java.sql.SQLException if it cannot be opened, or the agent was told not to
         */
        Connection connect() throws java.sql.SQLException;
    }
}
