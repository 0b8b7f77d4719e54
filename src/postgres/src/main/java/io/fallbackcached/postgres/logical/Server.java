package io.fallbackcached.postgres.logical;

import io.fallbackcached.postgres.feed.FeedUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a server says of itself that matters for replication. Immutable. */
final class Server {

    private static final String ASK = "SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4,"
            + " pg_catalog.current_setting('server_version'), pg_catalog.current_setting('wal_level'),"
            + " pg_catalog.current_setting('max_slot_wal_keep_size', true), pg_catalog.getdatabaseencoding(),"
            + " CURRENT_USER::pg_catalog.text";

    private static final int OLDEST = 140000;

    private final int version;
    private final String versionName;
    private final String walLevel;
    private final boolean walUnlimited;
    private final ServerEncoding encoding;
    private final String role;

    private Server(ResultSet row) throws SQLException {
        this.version = row.getInt(1);
        this.versionName = row.getString(2);
        this.walLevel = row.getString(3);
        this.walUnlimited = "-1".equals(row.getString(4));
        this.encoding = new ServerEncoding(row.getString(5));
        this.role = row.getString(6);
    }

    static Server of(Connection control) throws SQLException {
        try (Statement ask = control.createStatement();
                ResultSet row = ask.executeQuery(ASK)) {
            if (!row.next()) {
                throw new SQLException("the server does not say what it is");
            }
            return new Server(row);
        }
    }

    /** @throws FeedUnavailable if changes cannot be decoded there */
    void check() throws FeedUnavailable {
        if (version < OLDEST) {
            throw new FeedUnavailable(
                    "the server is PostgreSQL " + versionName + "; the logical feed needs 14 or later");
        }
        if (!walLevel.equals("logical")) {
            throw new FeedUnavailable("the server's wal_level is " + walLevel
                    + "; the logical feed needs wal_level = logical, which takes a restart of the server");
        }
    }

    /** Whether the server would rather run out of disk than lose what a slot has not read. */
    boolean keepsUnlimited() {
        return walUnlimited;
    }

    ServerEncoding encoding() {
        return encoding;
    }

    /** As whom the feed connects. */
    String role() {
        return role;
    }
}
