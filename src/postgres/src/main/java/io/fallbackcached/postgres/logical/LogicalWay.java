package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.feed.Way;
import io.fallbackcached.postgres.notify.Teller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears every committed change of the database, whoever makes it, by rows: from a temporary replication slot that is read with
 * the plugin {@code test_decoding}. It needs no publication, so that no table is asked for a key, and nothing is created in the
 * database. Thread-safe.
 */
public final class LogicalWay implements Way {

    private static final Map<String, String> REPLICATION = Map.of(
            "replication", "database",
            "assumeMinServerVersion", "14",
            "preferQueryMode", "simple",
            "ApplicationName", "fallbackcached logical feed");

    private final Teller teller;
    private final AtomicBoolean advised = new AtomicBoolean();

    /** @param teller to be kept silent while nobody depends on being told */
    public LogicalWay(Teller teller) {
        this.teller = teller;
    }

    @Override
    public String name() {
        return "logical";
    }

    @Override
    public Source open(FeedSetup setup, Beats beats) throws SQLException, FeedUnavailable {
        Connection control = control(setup);
        try {
            Server server = Server.of(control);
            server.check();
            Source source = open(setup, beats, control, server);
            advise(server);
            return source;
        } catch (SQLException | FeedUnavailable | RuntimeException | Error e) {
            FeedConnection.close(control);
            throw e;
        }
    }

    private Source open(FeedSetup setup, Beats beats, Connection control, Server server)
            throws SQLException, FeedUnavailable {
        Connection replication = replication(setup, server);
        try {
            String slot = slot(replication, server);
            ReplicationStream stream = ReplicationStream.start(replication, slot);
            return new LogicalSource(setup, beats, teller, server.encoding(), slot, control, replication, stream);
        } catch (SQLException | FeedUnavailable | RuntimeException | Error e) {
            Slot.abort(replication);
            throw e;
        }
    }

    private static Connection control(FeedSetup setup) throws SQLException, FeedUnavailable {
        Connection control = FeedConnection.open(setup);
        try (Statement statement = control.createStatement()) {
            // A beat must not wait for a standby, but arrive at once.
            statement.execute("SET synchronous_commit = local");
            return control;
        } catch (SQLException | RuntimeException | Error e) {
            FeedConnection.close(control);
            throw e;
        }
    }

    private static Connection replication(FeedSetup setup, Server server) throws SQLException, FeedUnavailable {
        Connection replication;
        try {
            replication = setup.connect(REPLICATION);
        } catch (SQLException e) {
            throw Refusal.replicating(e, server.role());
        }
        try {
            // The making of a slot takes as long as others' transactions do; the beats tell whether the server is
            // there.
            replication.setNetworkTimeout(Runnable::run, 0);
            return replication;
        } catch (SQLException | RuntimeException | Error e) {
            Slot.abort(replication);
            throw e;
        }
    }

    private static String slot(Connection replication, Server server) throws SQLException, FeedUnavailable {
        try {
            return Slot.create(replication);
        } catch (SQLException e) {
            throw Refusal.slot(e, server.role());
        }
    }

    private void advise(Server server) {
        if (server.keepsUnlimited() && !advised.getAndSet(true)) {
            AgentLog.LOG.warn("the server keeps its log without limit for replication slots that are not read in time"
                    + " (max_slot_wal_keep_size = -1); set a limit, so that no reader can fill its disk."
                    + " The feed gives its own slot up at feed.wal-limit");
        }
    }
}
