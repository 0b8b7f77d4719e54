package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.CatalogueWatch;
import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.notify.Presence;
import io.fallbackcached.postgres.notify.RunningTransactions;
import io.fallbackcached.postgres.notify.Silence;
import io.fallbackcached.postgres.notify.Teller;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Hears what a replication slot tells. Used by one thread, but for what people ask. */
final class LogicalSource implements Source {

    /** So that commits are settled and beats are sent while changes come without end. */
    private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(1);

    /** Each line comes in a packet of its own, and would wake this thread on its own: so much later there are some to be read. */
    private static final long BETWEEN_TURNS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What takes longer than this to come was waited for. */
    private static final long AT_ONCE = TimeUnit.MICROSECONDS.toNanos(100);

    private static final long AWAKE = TimeUnit.SECONDS.toNanos(1);
    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(2);

    private final FeedSetup setup;
    private final Connection control;
    private final Connection replication;
    private final ReplicationStream stream;
    private final HeardTables tables;
    private final HeardChanges changes;
    private final Settling settling;
    private final CatalogueWatch catalogue;
    private final SlotWatch slot;
    private final BeatMessages messages;
    private final Silence silence;
    private volatile Uncovered uncovered;
    private long heardAt = System.nanoTime();
    /** Whether the last turn had to wait for what it heard, rather than find it there. */
    private boolean waited;

    LogicalSource(
            FeedSetup setup,
            Beats beats,
            Teller teller,
            ServerEncoding encoding,
            String slotName,
            Connection control,
            Connection replication,
            ReplicationStream stream)
            throws SQLException {
        this.setup = setup;
        this.control = control;
        this.replication = replication;
        this.stream = stream;
        this.tables = new HeardTables(setup.database(), encoding, control);
        this.settling = new Settling(control, Snapshot.running(control));
        this.messages = new BeatMessages(beats, encoding);
        this.changes = new HeardChanges(setup, tables, settling, messages, encoding);
        this.catalogue = CatalogueWatch.from(control);
        this.silence = Presence.silent(control, teller);
        this.slot = new SlotWatch(slotName, setup.settings().walLimit());
        this.uncovered = Uncovered.of(control);
        if (uncovered.silent() > 0) {
            AgentLog.LOG.info(
                    "the logical feed hears nothing of {} tables: unlogged, foreign or materialized",
                    uncovered.silent());
        }
    }

    @Override
    public void poll() throws SQLException {
        boolean busy = hear();
        settle();
        stream.acknowledge(busy);
        long now = System.nanoTime();
        if (busy) {
            heardAt = now;
            if (waited) {
                LockSupport.parkNanos(BETWEEN_TURNS);
            }
        } else if (settling.isIdle() && now - heardAt > AWAKE) {
            LockSupport.parkNanos(NAP);
        }
    }

    @Override
    public void beat(long number) throws SQLException {
        messages.send(control, number);
        silence.look();
        checkCatalogue();
        slot.check(control);
    }

    @Override
    public String coverageOf(String table) {
        return uncovered.coverageOf(table);
    }

    @Override
    public boolean hears(String table) {
        return uncovered.isHeard(table);
    }

    @Override
    public Running running() throws SQLException {
        return RunningTransactions.now(control);
    }

    @Override
    public void close() {
        silence.close();
        Slot.abort(replication);
        FeedConnection.close(control);
        changes.close();
        settling.close();
    }

    /** Whether anything was heard. */
    private boolean hear() throws SQLException {
        long begun = System.nanoTime();
        long asked = begun;
        boolean heard = false;
        waited = false;
        for (ByteBuffer line = stream.next(); line != null; line = stream.next()) {
            waited |= System.nanoTime() - asked > AT_ONCE;
            heard = true;
            changes.hear(line);
            asked = System.nanoTime();
            if (asked - begun > LONGEST_TURN) {
                return true;
            }
        }
        waited = true;
        return heard;
    }

    private void settle() throws SQLException {
        Settling.Settled settled = settling.settle();
        if (settled.hasUnheard()) {
            Doubt doubt = setup.doubt();
            doubt.touchesEverything(setup.database(), "a transaction that was open when the feed began");
            doubt.committed();
        }
        if (settled.hasEmpty()) {
            catalogue.suspect();
        }
        if (catalogue.isSuspected()) {
            checkCatalogue();
        }
    }

    /** What others do by definitions as they were is invalid once the new ones are known. */
    private void checkCatalogue() throws SQLException {
        if (catalogue.changed(control)) {
            Doubt doubt = setup.doubt();
            doubt.touchesEverything(setup.database(), "definitions changed by anyone, heard of from the server");
            tables.forget();
            setup.tablesDefined();
            doubt.committed();
            uncovered = Uncovered.of(control);
        }
    }
}
