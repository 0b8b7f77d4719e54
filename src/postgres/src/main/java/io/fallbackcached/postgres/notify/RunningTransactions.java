package io.fallbackcached.postgres.notify;

import io.fallbackcached.postgres.feed.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * The transactions of others that ran in a database at one moment. A transaction that has begun holds a lock on its virtual
 * number until after what it wrote has become visible, and anybody may look at the locks. Those of VACUUM, which may take
 * hours and write nothing, are left out. Not thread-safe.
 */
public final class RunningTransactions implements Source.Running {

    private static final String RUNNING = "SELECT l.virtualtransaction FROM pg_catalog.pg_locks l"
            + " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
            + " LEFT JOIN pg_catalog.pg_database d ON d.oid = a.datid"
            + " WHERE l.locktype = 'virtualxid' AND l.mode = 'ExclusiveLock' AND l.granted"
            + " AND l.pid <> pg_catalog.pg_backend_pid()"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_vacuum v WHERE v.pid = l.pid)"
            + " AND (d.datname IS NULL OR d.datname = pg_catalog.current_database())";

    /** What is hidden from this user, as the states of others' sessions may be, is taken for executing. */
    private static final String EXECUTING = RUNNING
            + " AND (a.state IS NULL OR a.state NOT IN ('idle in transaction', 'idle in transaction (aborted)'))";

    private final Connection connection;
    private final Set<String> left;

    private RunningTransactions(Connection connection, Set<String> left) {
        this.connection = connection;
        this.left = left;
    }

    /** Those that run now, in the database that is connected to. */
    public static RunningTransactions now(Connection connection) throws SQLException {
        return new RunningTransactions(connection, select(connection, RUNNING));
    }

    /**
     * Those of them that are executing a statement: a statement that commits by itself is among them. Others wait for their
     * clients, which may take days.
     */
    static RunningTransactions executing(Connection connection) throws SQLException {
        return new RunningTransactions(connection, select(connection, EXECUTING));
    }

    @Override
    public boolean areOver() throws SQLException {
        if (!left.isEmpty()) {
            left.retainAll(select(connection, RUNNING));
        }
        return left.isEmpty();
    }

    private static Set<String> select(Connection connection, String query) throws SQLException {
        Set<String> transactions = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                transactions.add(rows.getString(1));
            }
        }
        return transactions;
    }
}
