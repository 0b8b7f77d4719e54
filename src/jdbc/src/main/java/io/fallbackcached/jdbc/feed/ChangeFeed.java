package io.fallbackcached.jdbc.feed;

import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;

/**
 * Hears what others write to one database, in threads of its own, and tells others what this JVM writes. Never throws, and
 * never makes the application wait for anything but the statement it sends on the application's own connection. Thread-safe.
 */
public interface ChangeFeed extends AutoCloseable {

    /**
     * The transaction on this connection is about to be committed. What is sent on it takes effect with the commit or not at
     * all; it must leave the transaction as it is, whatever goes wrong.
     */
    void committing(Connection open, WriteSet writes);

    /** A statement on this connection has committed by itself, or may have; no transaction is open on it. */
    void committed(Connection idle, WriteSet writes);

    /**
     * How a table is covered, for people.
     *
     * @param table {@code schema.name}
     */
    String coverageOf(String table);

    @Override
    void close();
}
