package com.acme.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where DAOs get their connections: that of their thread's transaction, or one from a data source. */
public class Desk {

    private final DataSource source;

    @SuppressWarnings("ThreadLocalUsage") // there are two desks, one for each data source
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public Desk(DataSource source) {
        this.source = source;
    }

    /** What is done with a connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> T with(Work<T> work) {
        try {
            Connection connection = current.get();
            if (connection != null) {
                return work.on(connection);
            }
            try (Connection own = source.getConnection()) {
                return work.on(own);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Runs work whose DAOs all use this connection. */
    public <T> T using(Connection connection, Work<T> work) throws SQLException {
        current.set(connection);
        try {
            return work.on(connection);
        } finally {
            current.remove();
        }
    }
}
