package io.fallbackcached.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The tables that an open transaction has written, told by the locks it holds. */
final class TransactionLocks {

    private static final String WRITTEN = "SELECT n.nspname, c.relname,"
            + " EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgdeferrable)"
            + " FROM pg_catalog.pg_locks l"
            + " JOIN pg_catalog.pg_class c ON c.oid = l.relation"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation'"
            + " AND l.mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')"
            + " AND c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't'"
            + " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

    private TransactionLocks() {}

    static Set<String> written(Connection open) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(WRITTEN)) {
            while (rows.next()) {
                String table = rows.getString(1) + "." + rows.getString(2);
                if (rows.getBoolean(3)) {
                    throw new SQLException("triggers of " + table + " may write in the commit itself");
                }
                tables.add(table);
            }
        }
        return tables;
    }
}
