package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts in doubt what each line says was written. What it does not understand, or cannot find in the catalogue, counts as
 * everything. Used by one thread.
 */
final class HeardChanges {

    private final FeedSetup setup;
    private final HeardTables tables;
    private final Settling settling;
    private final BeatMessages messages;
    private final RowWrites rows;
    private final TestDecoding line = new TestDecoding();
    private @Nullable HeardTransaction transaction;

    HeardChanges(
            FeedSetup setup, HeardTables tables, Settling settling, BeatMessages messages, ServerEncoding encoding) {
        this.setup = setup;
        this.tables = tables;
        this.settling = settling;
        this.messages = messages;
        this.rows = new RowWrites(encoding);
    }

    void hear(ByteBuffer next) {
        TestDecoding.Sort sort = line.read(next);
        HeardTransaction open = transaction;
        switch (sort) {
            case BEGIN:
                end();
                transaction = new HeardTransaction(line.xid(), setup.doubt());
                break;
            case COMMIT:
                end();
                break;
            case MESSAGE:
                if (messages.heard(line) && open != null) {
                    open.saysSomething();
                }
                break;
            default:
                if (open == null) {
                    // It cannot be told when it becomes visible; it does not happen.
                    everything("outside of a transaction: " + sort);
                } else if (!open.isEverything()) {
                    change(sort, open);
                }
        }
    }

    /** What is in doubt counts as committed. */
    void close() {
        HeardTransaction open = transaction;
        if (open != null) {
            transaction = null;
            open.doubt().committed();
        }
    }

    /** A commit that is not seen yet keeps its doubt. */
    private void end() {
        HeardTransaction open = transaction;
        if (open != null) {
            transaction = null;
            settling.add(open);
        }
    }

    private void change(TestDecoding.Sort sort, HeardTransaction open) {
        try {
            if (sort == TestDecoding.Sort.TRUNCATE) {
                truncation(open);
            } else if (sort == TestDecoding.Sort.UNKNOWN || !row(sort, open)) {
                open.touchesEverything(setup.database(), "a change that is not understood");
                AgentLog.LOG.debug("a change of the sort {} is not understood", sort);
            }
        } catch (SQLException e) {
            // If the connection is lost, the next question on it will tell.
            open.touchesEverything(setup.database(), "a change of a table that cannot be looked up");
            AgentLog.LOG.debug("a table cannot be looked up", e);
        }
    }

    private void truncation(HeardTransaction open) throws SQLException {
        for (byte[] name : line.tables()) {
            HeardTable table = tables.named(name);
            if (table == null) {
                open.touchesEverything(setup.database(), "TRUNCATE of a table that is gone");
                return;
            }
            open.touchesAll(table, RowWrites.by(TestDecoding.Sort.TRUNCATE));
        }
    }

    /** @return false if it cannot be told which table changes, or what the line says of it */
    private boolean row(TestDecoding.Sort sort, HeardTransaction open) throws SQLException {
        HeardTable table = tables.of(line);
        if (table == null) {
            return false;
        }
        if (open.countsRow(table)) {
            if (!line.readRows()) {
                return false;
            }
            TableWrite write = rows.of(sort, line, table);
            if (write == null) {
                // Its definition is another by now.
                return false;
            }
            open.touches(table, write);
        }
        return true;
    }

    private void everything(String why) {
        Doubt doubt = setup.doubt();
        doubt.touchesEverything(setup.database(), "a change that is not understood, " + why);
        doubt.committed();
    }
}
