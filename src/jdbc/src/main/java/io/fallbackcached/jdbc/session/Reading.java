package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one query that does nothing but read, in a load. What an {@link Execution} would do, without all that it has
 * for statements that write, set or end something: most loads are of such queries alone.
 */
final class Reading extends StackedCall {

    private final WatchedConnection connection;
    private final Connection jdbc;
    private final SqlStatement query;
    private final @Nullable Object[] values;
    private final LoadScope load;
    private final Meaning meaning;
    private final boolean open;

    private Reading(
            Object target,
            WatchedConnection connection,
            Connection jdbc,
            SqlStatement query,
            @Nullable Object[] values,
            LoadScope load,
            Meaning meaning,
            boolean open) {
        super(target, connection);
        this.connection = connection;
        this.jdbc = jdbc;
        this.query = query;
        this.values = values;
        this.load = load;
        this.meaning = meaning;
        this.open = open;
    }

    /**
     * To be called before the driver executes it.
     *
     * @param values those bound to it
     * @return null if it may do more than read
     */
    static @Nullable Reading begin(
            Object target,
            WatchedConnection connection,
            Connection jdbc,
            SqlStatement query,
            @Nullable Object[] values,
            LoadScope load) {
        boolean open = connection.isOpen(jdbc);
        try {
            connection.uses(open);
            Meaning meaning = connection.link().reader().meaning(query, connection.settings(), true);
            return meaning.onlyReads()
                    ? new Reading(target, connection, jdbc, query, values, load, meaning, open)
                    : null;
        } catch (Throwable fault) {
            noteFault(connection, open);
            throw fault;
        }
    }

    @Override
    void ended(@Nullable Object value) {
        tell(FirstRow.of(target(), query, value));
    }

    @Override
    void failed(Throwable failure) {
        tell(FirstRow.NONE);
        if (LostConnection.isMeantBy(failure)) {
            connection.closed();
        }
    }

    private void tell(FirstRow first) {
        if (meaning == Meaning.NOTHING) {
            return;
        }
        try {
            LoadReads.tell(load, connection, jdbc, meaning, values, first, query.text());
        } catch (Throwable fault) {
            noteFault(connection, open);
            throw fault;
        }
    }

    /** What was not understood may be committed later. */
    private static void noteFault(WatchedConnection connection, boolean open) {
        if (open) {
            connection.wroteEverything("a fault of the agent's");
        }
    }
}
