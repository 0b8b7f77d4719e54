package io.fallbackcached.jdbc.feed;

import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Hears what others write to one database, in threads of its own, and tells others what this JVM writes. Never throws, and
 * never makes the application wait for anything but the statement it sends on the application's own connection. Thread-safe.
 */
public interface ChangeFeed extends AutoCloseable {

    /** Begins to hear, and says in the database's coverage how that goes. Telling does not need it. */
    void start();

    /** Whether anybody may depend on being told. */
    boolean tells();

    /**
     * The transaction on this connection is about to be committed. What is sent on it takes effect with the commit or not at
     * all; it must leave the transaction as it is, whatever goes wrong.
     */
    void committing(Connection open, WriteSet writes);

    /**
     * What was written has been committed, or may have been.
     *
     * @param idle on which nothing is under way, to tell it by; null if there is none
     */
    void committed(@Nullable Connection idle, WriteSet writes);

    /**
     * A statement is about to be executed that commits by itself, so that others are owed to be told of it afterwards; or was.
     *
     * @param more 1 before, -1 once they were told or need not be
     */
    void owes(int more);

    /** The connection was lost while these writes were about to be committed: when that takes effect, if ever, nobody knows. */
    void lost(WriteSet writes);

    @Override
    void close();
}
