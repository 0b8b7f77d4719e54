package io.fallbackcached.postgres.notify;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.postgres.feed.OneLine;
import io.fallbackcached.postgres.feed.Voice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells other agents what this JVM writes, on the connections that write it. What a transaction writes is told by the
 * transaction itself, so that others hear of it if and only if it is committed, and once it is visible. A statement that
 * commits by itself is told of afterwards.
 *
 * <p>What cannot be told this way is left to the feed's own connection, which sends it a moment later, and again until every
 * transaction has ended in which it may be committed. Never throws. Thread-safe.
 *
 * <p>Its statements are to be kept from being watched, by the caller.
 */
public final class Teller implements Voice {

    private final String sender;
    private final Untold untold;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final AtomicInteger owed = new AtomicInteger();
    private volatile boolean full;
    private volatile boolean silent;
    private volatile long silentUntil;

    /** @param sender as the feed's {@link io.fallbackcached.postgres.feed.Beats#sender} */
    public Teller(String sender) {
        this.sender = sender;
        this.untold = new Untold(
                MessageText.of(Message.writes(sender, WriteSet.everything("writes that could not be told", true))));
    }

    /**
     * The transaction on this connection, the driver's own, is about to be committed. Not for one that will be prepared:
     * PostgreSQL prepares none that has notified.
     */
    @Override
    public void committing(Connection open, WriteSet writes) {
        if (writes.isEmpty() || !isNeeded()) {
            return;
        }
        TransactionState state = TransactionState.of(open);
        if (state == TransactionState.FAILED) {
            // Its commit will roll it back.
            return;
        }
        tell(writes, state == TransactionState.OPEN, text -> NotifyCall.inTransaction(open, text));
    }

    /** A statement on this connection, the driver's own, has committed by itself, or may have. */
    @Override
    public void committed(@Nullable Connection idle, WriteSet writes) {
        if (writes.isEmpty() || !isNeeded()) {
            return;
        }
        tell(
                writes,
                idle != null && commitsByItself(idle),
                text -> NotifyCall.alone(Objects.requireNonNull(idle), text));
    }

    @Override
    public boolean isNeeded() {
        return !silent || System.nanoTime() - silentUntil >= 0;
    }

    @Override
    public void owes(int more) {
        owed.addAndGet(more);
    }

    /** Whether something is being executed that has to be told of afterwards. */
    boolean isInDebt() {
        return owed.get() > 0;
    }

    String sender() {
        return sender;
    }

    Untold untold() {
        return untold;
    }

    /** Nobody depends on being told before that time. */
    void silentUntil(long nanoTime) {
        silentUntil = nanoTime;
        silent = true;
    }

    /** Somebody may depend on being told from now on. */
    void needed() {
        silent = false;
    }

    /** Whether the queue that messages wait in is so full that sending more may make commits fail. */
    void full(boolean isSo) {
        full = isSo;
    }

    private void tell(WriteSet writes, boolean here, Sending sending) {
        String text = "";
        try {
            text = MessageText.of(Message.writes(sender, writes));
            if (here && !full) {
                sending.send(text);
                return;
            }
        } catch (SQLException | RuntimeException | Error e) {
            complain(e);
        }
        leave(text);
    }

    private void leave(String text) {
        try {
            untold.addAll(text.isEmpty() ? List.of(untold.everything()) : List.of(text));
        } catch (RuntimeException | Error e) {
            complain(e);
        }
    }

    private void complain(Throwable failure) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn(
                    "a write could not be told to other agents on the connection that wrote it ({}); the feed's own"
                            + " connection tells of it, and of others that follow",
                    OneLine.of(failure));
        }
        LOG.debug("a write is left to be told", failure);
    }

    private static boolean commitsByItself(Connection idle) {
        try {
            return TransactionState.of(idle) == TransactionState.IDLE && idle.getAutoCommit();
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    private interface Sending {
        void send(String text) throws SQLException;
    }
}
