package io.fallbackcached.bench.miss;

import io.fallbackcached.bench.peers.Articles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts the calling thread into a transaction under REPEATABLE READ, once; it is never ended. */
final class Snapshot {

    private static final ThreadLocal<Connection> OPEN = new ThreadLocal<>();

    private Snapshot() {}

    static void open() throws SQLException {
        if (OPEN.get() != null) {
            return;
        }
        Connection connection = Articles.source().getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        OPEN.set(connection);
    }
}
