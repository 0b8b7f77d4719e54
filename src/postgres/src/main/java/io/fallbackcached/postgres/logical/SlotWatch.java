package io.fallbackcached.postgres.logical;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Sees that the slot is there, and that it does not make the server keep more of its log than it may. Used by one thread. */
final class SlotWatch {

    private static final String STATE = "SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(),"
            + " LEAST(restart_lsn, confirmed_flush_lsn)), wal_status, active"
            + " FROM pg_catalog.pg_replication_slots WHERE slot_name = ?";

    private final String slot;
    private final long walLimit;

    SlotWatch(String slot, long walLimit) {
        this.slot = slot;
        this.walLimit = walLimit;
    }

    /** @throws SQLException if the slot is lost, or must be given up */
    void check(Connection control) throws SQLException {
        try (PreparedStatement ask = control.prepareStatement(STATE)) {
            ask.setString(1, slot);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next() || !row.getBoolean(3)) {
                    throw new SQLException("the replication slot " + slot + " has been dropped");
                }
                String status = row.getString(2);
                if ("lost".equals(status) || "unreserved".equals(status)) {
                    throw new SQLException("the server's log is " + status + " for the replication slot " + slot
                            + ": max_slot_wal_keep_size is too small for what is written");
                }
                long kept = row.getLong(1);
                if (kept > walLimit) {
                    throw new SQLException("the replication slot " + slot + " makes the server keep " + kept
                            + " bytes of its log, and may no more than " + walLimit);
                }
            }
        }
    }
}
