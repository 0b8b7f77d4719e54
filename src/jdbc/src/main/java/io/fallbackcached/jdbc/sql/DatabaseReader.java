package io.fallbackcached.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the statements that reach one database as one user. May ask the database over connections of its own, in
 * threads of its own; whoever calls waits for a bounded time at most, and gets {@link Meaning#unknown} rather than an
 * exception. Thread-safe.
 */
public interface DatabaseReader extends AutoCloseable {

    /** In an identity, what follows this tells copies of one database apart, which may be the same after all. */
    String PLACE = " at ";

    /**
     * What tells this database from every other, the same for all ways of addressing it; empty if that cannot be told, in
     * which case it may be any database of its kind.
     */
    Optional<String> identity();

    /**
     * What a statement means.
     *
     * @param settings what was set in the session that executes it ({@code role}, {@code search_path}, …), by lower-case name
     * @param wait whether to wait for an answer that is not known yet; without it the answer is sought for the next time
     */
    Meaning meaning(SqlStatement statement, Map<String, String> settings, boolean wait);

    /**
     * Whether a query can have changed nothing, judged quickly and without the database: no function in it is unknown.
     * Called for queries that no load is made of, so that not each of them costs a look into the catalogue.
     */
    boolean isPlainRead(SqlStatement query);

    /**
     * The tables written by the transaction that is open on this connection: cascades, triggers and functions included.
     * Called just before its commit.
     *
     * @throws SQLException if they cannot be told: anything may have been written
     */
    Set<String> writtenBy(Connection open) throws SQLException;

    /** Tables, views or functions have changed: what was found out before counts no more. */
    void forget();

    @Override
    void close();
}
