package io.fallbackcached.bench.invalidation;

import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.annotations.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Cached methods: answers about single rows of one table, and about any row of another. Used by one thread. */
final class Answers {

    private static final long MOST = 2_000_000;

    private final PreparedStatement ofRow;
    private final PreparedStatement ofAnyRow;
    private long runs;

    Answers(Connection connection) throws SQLException {
        this.ofRow = connection.prepareStatement("SELECT value FROM item WHERE id = ?");
        this.ofAnyRow = connection.prepareStatement("SELECT max(value) FROM total");
    }

    /** @param variation of which there are as many answers about a row as are wanted */
    @FallbackCached(scope = Scope.TYPE, maximumSize = MOST, expireAfterWrite = "never")
    int ofRow(long id, int variation) throws SQLException {
        ofRow.setLong(1, id);
        return one(ofRow) + variation;
    }

    @FallbackCached(scope = Scope.TYPE, maximumSize = MOST, expireAfterWrite = "never")
    int ofAnyRow(int variation) throws SQLException {
        return one(ofAnyRow) + variation;
    }

    /** How often the methods have run by now, rather than being answered from memory. */
    long runs() {
        return runs;
    }

    private int one(PreparedStatement select) throws SQLException {
        runs++;
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
