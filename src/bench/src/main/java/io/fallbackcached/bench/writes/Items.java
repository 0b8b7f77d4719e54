package io.fallbackcached.bench.writes;

import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.annotations.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the application has cached, so that the agent has something to keep right. */
final class Items {

    private final Connection connection;

    Items(Connection connection) {
        this.connection = connection;
    }

    @FallbackCached(scope = Scope.TYPE)
    int value(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM item WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        }
    }
}
