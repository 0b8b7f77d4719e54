package io.fallbackcached.postgres.feed;

import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Tells others what this JVM writes. Never throws. Thread-safe. */
public interface Voice {

    /** Whether anybody may depend on being told. */
    boolean isNeeded();

    /**
     * Others are owed to be told of something, so that silence must not be taken for leave.
     *
     * @param more 1 before it is executed, -1 once they were told or need not be
     */
    void owes(int more);

    /** Tells it as part of the transaction that is about to be committed, and leaves that as it is. */
    void committing(Connection open, WriteSet writes);

    /**
     * Tells it after the fact.
     *
     * @param idle on which no transaction is open; null if there is no such connection
     */
    void committed(@Nullable Connection idle, WriteSet writes);
}
