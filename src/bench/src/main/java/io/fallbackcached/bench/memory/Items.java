package io.fallbackcached.bench.memory;

import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks up the same names in ways that leave entries of each kind: dependent on one row, on any row of a table, on nothing; by
 * keys of each kind. For one thread.
 */
public class Items {

    /** More than any run puts in, so that nothing is evicted. */
    static final long BOUND = 2_000_000;

    private static final String FOR_EVER = "never";

    private final AtomicLong bodies = new AtomicLong();
    private final PreparedStatement byId;
    private final PreparedStatement byCode;
    private final PreparedStatement fromId;
    private final PreparedStatement fromCode;

    Items(Connection connection) throws SQLException {
        byId = connection.prepareStatement("select name from item where id = ?");
        byCode = connection.prepareStatement("select name from item where code = ?");
        fromId = connection.prepareStatement("select name from item where id >= ? order by id limit 1");
        fromCode = connection.prepareStatement("select name from item where code >= ? order by code limit 1");
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty(PostgresServer.URL_PROPERTY),
                System.getProperty(PostgresServer.USER_PROPERTY),
                System.getProperty(PostgresServer.PASSWORD_PROPERTY));
    }

    /** How often a method ran because nothing was kept. */
    long bodies() {
        return bodies.get();
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofRow(long id) throws SQLException {
        return name(byId, id);
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofRow(String code) throws SQLException {
        return name(byCode, code);
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofTable(long id) throws SQLException {
        return name(fromId, id);
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofTable(String code) throws SQLException {
        return name(fromCode, code);
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofNothing(long id) {
        bodies.incrementAndGet();
        return "name of " + id;
    }

    @FallbackCached(maximumSize = BOUND, expireAfterWrite = FOR_EVER)
    public String ofNothing(String code) {
        bodies.incrementAndGet();
        return "name of " + code.substring(1);
    }

    private String name(PreparedStatement select, Object key) throws SQLException {
        bodies.incrementAndGet();
        select.setObject(1, key);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
