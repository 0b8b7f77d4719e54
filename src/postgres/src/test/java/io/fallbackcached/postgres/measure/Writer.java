package io.fallbackcached.postgres.measure;

import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commits updates of single rows, as an application with an agent of its own does, or as one without. */
final class Writer implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement update;
    private final @Nullable Node agent;

    /** @param agent that tells of them; null for none */
    Writer(String url, @Nullable Node agent) throws SQLException {
        this.connection = DriverManager.getConnection(url, "postgres", "postgres");
        this.agent = agent;
        connection.setAutoCommit(false);
        this.update = connection.prepareStatement("update item set value = value + 1 where id = ?");
    }

    void write(long id) throws SQLException {
        update.setLong(1, id);
        update.executeUpdate();
        if (agent != null && agent.feed().tells()) {
            agent.feed()
                    .committing(
                            connection,
                            WriteSet.of(List.of(TableWrite.update(
                                    agent.table(), List.of(Map.of("id", id)), Set.of("value"), Map.of(), "update"))));
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
