package com.acme.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the database says, past every cache. */
public final class Direct {

    private Direct() {}

    public static long version(int id) throws SQLException {
        return one("SELECT version FROM item WHERE id = ?", id)[0];
    }

    public static long noteVersion(int item) throws SQLException {
        return one("SELECT version FROM note WHERE item = ?", item)[0];
    }

    static boolean hasSlot(long id) throws SQLException {
        return one("SELECT id FROM slot WHERE id = ?", id).length > 0;
    }

    public static long writes() throws SQLException {
        return one("SELECT sum(version / 4) FROM item")[0];
    }

    public static long noteWrites() throws SQLException {
        return one("SELECT sum(version) FROM note")[0];
    }

    /** @return the first row; nothing if there is none */
    public static long[] one(String sql, Object... parameters) throws SQLException {
        return Connections.with(connection -> one(connection, sql, parameters));
    }

    public static long[] one(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new long[0];
                }
                long[] row = new long[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getLong(i + 1);
                }
                return row;
            }
        }
    }

    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
