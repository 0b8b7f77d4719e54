package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Spares writers the telling while nobody else depends on it; see {@link Presence} for why nothing is lost. Used by the feed's
 * thread.
 */
final class Quiet {

    private final Connection control;
    private final Teller teller;

    Quiet(Connection control, Teller teller) {
        this.control = control;
        this.teller = teller;
    }

    /**
     * Looks whether anybody listens; to be called about each second.
     *
     * @return whether nobody does
     */
    boolean look() throws SQLException {
        long before = System.nanoTime();
        boolean alone = false;
        try {
            alone = !Presence.isAnyoneElseListening(control);
        } finally {
            if (!alone) {
                teller.needed();
            }
        }
        if (alone) {
            teller.silentUntil(before + TimeUnit.MILLISECONDS.toNanos(Presence.TRUSTED_MILLIS));
        }
        return alone;
    }

    /** The connection is about to be closed, or is lost: nobody looks any more. */
    void end() {
        teller.needed();
    }
}
