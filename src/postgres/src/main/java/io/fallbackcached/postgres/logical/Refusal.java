package io.fallbackcached.postgres.logical;

import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import java.sql.SQLException;

/** What a server's refusals mean, and what can be done about them. */
final class Refusal {

    private Refusal() {}

    /**
     * Of a replication connection, when an ordinary one was given.
     *
     * @return the exception itself, if trying again may help
     */
    static SQLException replicating(SQLException refused, String role) throws FeedUnavailable {
        String state = state(refused);
        if (state.equals("42501")) {
            throw new FeedUnavailable("the role " + role + " may not replicate (" + refused.getMessage()
                    + "); ALTER ROLE " + role + " REPLICATION, or on Amazon RDS GRANT rds_replication TO " + role
                    + ", or give the feed a role that may as feed.user");
        }
        if (state.equals("53300") && String.valueOf(refused.getMessage()).contains("max_wal_senders")) {
            throw new FeedUnavailable("the server has no wal sender left (" + refused.getMessage()
                    + "); raise max_wal_senders, which takes a restart of the server");
        }
        return FeedConnection.refused(refused);
    }

    /**
     * Of a replication slot.
     *
     * @return the exception itself, if trying again may help
     */
    static SQLException slot(SQLException refused, String role) throws FeedUnavailable {
        switch (state(refused)) {
            case "53400":
                throw new FeedUnavailable("the server has no replication slot left (" + refused.getMessage()
                        + "); drop what nobody reads (pg_replication_slots), or raise max_replication_slots, which takes"
                        + " a restart of the server");
            case "58P01":
            case "42704":
                throw new FeedUnavailable("the server has no plugin test_decoding (" + refused.getMessage()
                        + "); install PostgreSQL's contrib modules on it");
            case "55000":
                throw new FeedUnavailable("the server does not decode its log (" + refused.getMessage()
                        + "); the logical feed needs wal_level = logical and max_replication_slots > 0");
            default:
                return replicating(refused, role);
        }
    }

    private static String state(SQLException refused) {
        return String.valueOf(refused.getSQLState());
    }
}
