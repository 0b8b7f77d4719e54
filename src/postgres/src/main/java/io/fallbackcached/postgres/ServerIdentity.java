package io.fallbackcached.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Tells one database from every other, however it is addressed. */
final class ServerIdentity {

    // The port tells copies of one cluster apart that run on one machine.
    private static final String CLUSTER = "SELECT 'cluster ' || (SELECT system_identifier FROM pg_control_system())";
    private static final String START = "SELECT 'started ' || extract(epoch FROM pg_postmaster_start_time())";
    private static final String REST = " || ' database ' || oid || ' at port ' || current_setting('port')"
            + " FROM pg_database WHERE datname = current_database()";

    private ServerIdentity() {}

    static String of(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return ask(connection, CLUSTER + REST);
        } catch (SQLException e) {
            connection.rollback(before);
            return ask(connection, START + REST);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException("the database is not in pg_database");
            }
            return row.getString(1);
        }
    }
}
