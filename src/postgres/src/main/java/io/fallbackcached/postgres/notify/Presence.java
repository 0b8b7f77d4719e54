package io.fallbackcached.postgres.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Who depends on messages, and who sends none while nobody else does, told by advisory locks of the database on the agents' control
 * connections. An agent that hears by other means, {@link Silence}, need not send while nobody listens.
 *
 * <p>Why nothing is lost. One that may be silent holds the lock {@code SILENT}, and looks for {@code LISTENING} again and again;
 * each look allows it to be silent for {@value #TRUSTED_MILLIS} ms from before the look. One that listens takes {@code
 * LISTENING} first, listens second, and then waits {@value #LEASE_MILLIS} ms: by then every permission given by a look before
 * {@code LISTENING} was taken has run out, and no later look gives one. This holds for a silent agent too that has lost its
 * lock with its connection and not noticed yet, so it is waited for whether {@code SILENT} is held or not.
 *
 * <p>What was decided while a permission lasted belongs to a statement that had committed by itself before, which is in the
 * past of the listener; or to a transaction that was about to commit, and still may be: so if {@code SILENT} is held the
 * listener also waits until all transactions have ended that run after the wait. It begins with nothing in memory then. Of two
 * that take their locks at the same time at least one sees the other's, since each takes its own before it looks.
 *
 * <p>The wait is also how a listener comes to know the agents there are, each of which sends a beat within that time.
 */
public final class Presence {

    /** How long after a look for listeners that found none an agent may be silent. */
    static final long TRUSTED_MILLIS = 1_500;

    private static final long LEASE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 100;

    /** Locks of agents are told from those of applications by this number, which is "FbCa". */
    private static final int CLASS = 0x46624361;

    private static final int LISTENING = 1;
    private static final int SILENT = 2;

    private Presence() {}

    /** From now on messages are needed; to be called before LISTEN. Ends with the connection. */
    public static void listening(Connection control) throws SQLException {
        lock(control, LISTENING);
    }

    /**
     * Waits, after LISTEN, until every write that becomes visible from now on is told.
     *
     * @throws SQLException if interrupted, too
     */
    public static void awaitTellers(Connection control) throws SQLException {
        boolean silent = isHeld(control, SILENT);
        pause(LEASE_MILLIS);
        if (silent || isHeld(control, SILENT)) {
            RunningTransactions running = RunningTransactions.now(control);
            while (!running.areOver()) {
                pause(PAUSE_MILLIS);
            }
        }
    }

    /** For an agent that does not depend on messages: it need send none while nobody else does, see {@link Silence}. */
    public static Silence silent(Connection control, Teller teller) throws SQLException {
        lock(control, SILENT);
        return new Silence(control, teller);
    }

    /** For an agent that depends on messages itself, once it listens: it need send none while it is the only one. */
    static Quiet quiet(Connection control, Teller teller) throws SQLException {
        lock(control, SILENT);
        return new Quiet(control, teller);
    }

    /** Whether anybody but this very session depends on messages. */
    static boolean isAnyoneElseListening(Connection control) throws SQLException {
        return isHeld(control, LISTENING);
    }

    private static void lock(Connection control, int what) throws SQLException {
        try (PreparedStatement lock = control.prepareStatement("SELECT pg_catalog.pg_try_advisory_lock_shared(?, ?)")) {
            lock.setInt(1, CLASS);
            lock.setInt(2, what);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new SQLException("somebody else holds the agents' advisory lock " + CLASS + ", " + what);
                }
            }
        }
    }

    private static boolean isHeld(Connection control, int what) throws SQLException {
        try (PreparedStatement look = control.prepareStatement("SELECT EXISTS (SELECT FROM pg_catalog.pg_locks l"
                + " JOIN pg_catalog.pg_database d ON d.oid = l.database"
                + " WHERE l.locktype = 'advisory' AND d.datname = pg_catalog.current_database()"
                + " AND l.classid::bigint = ? AND l.objid::bigint = ? AND l.objsubid = 2 AND l.granted"
                + " AND l.pid <> pg_catalog.pg_backend_pid())")) {
            look.setInt(1, CLASS);
            look.setInt(2, what);
            try (ResultSet row = look.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void pause(long millis) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for others", e);
        }
    }
}
