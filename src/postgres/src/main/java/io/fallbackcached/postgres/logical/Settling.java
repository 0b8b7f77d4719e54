package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Doubt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Commits that were heard of and that others may not see yet: they stay in doubt until others do. Used by one thread. */
final class Settling {

    private static final long LONGEST_PAUSE = 20_000_000;

    private final PreparedStatement question;
    private final Set<Long> unheard;
    private final List<Commit> commits = new ArrayList<>();
    private long oldest;
    private long askAgainAt;

    /**
     * @param unheard transactions that were running when hearing began: one may have been committed before that, and become
     *     visible after
     */
    Settling(Connection control, Set<Long> unheard) throws SQLException {
        this.question = Snapshot.question(control);
        this.unheard = new HashSet<>(unheard);
        this.oldest = System.nanoTime();
        this.askAgainAt = oldest;
    }

    void add(HeardTransaction transaction) {
        if (commits.isEmpty()) {
            oldest = System.nanoTime();
        }
        askAgainAt = System.nanoTime();
        commits.add(new Commit(transaction));
    }

    boolean isIdle() {
        return commits.isEmpty() && unheard.isEmpty();
    }

    /** Ends the doubts that can be ended. */
    Settled settle() throws SQLException {
        long now = System.nanoTime();
        if (isIdle() || now - askAgainAt < 0) {
            return Settled.NOTHING;
        }
        Snapshot snapshot = Snapshot.asked(question);
        boolean empty = false;
        for (Iterator<Commit> each = commits.iterator(); each.hasNext(); ) {
            Commit commit = each.next();
            if (commit.isSeen(snapshot)) {
                commit.doubt.committed();
                empty |= commit.empty;
                each.remove();
            }
        }
        boolean late = unheard.removeIf(snapshot::sees);
        // What waits for long, waits for longer.
        askAgainAt = now + Math.min(LONGEST_PAUSE, (now - oldest) / 8);
        return new Settled(empty, late);
    }

    /** Ends them all. */
    void close() {
        commits.forEach(commit -> commit.doubt.committed());
        commits.clear();
        unheard.clear();
    }

    /** What has become visible. Immutable. */
    static final class Settled {

        static final Settled NOTHING = new Settled(false, false);

        private final boolean empty;
        private final boolean unheard;

        Settled(boolean empty, boolean unheard) {
            this.empty = empty;
            this.unheard = unheard;
        }

        /** Whether there were transactions that changed no rows, but perhaps definitions. */
        boolean hasEmpty() {
            return empty;
        }

        /** Whether there were transactions of which it is not known what they changed. */
        boolean hasUnheard() {
            return unheard;
        }
    }

    private static final class Commit {

        final Doubt doubt;
        final boolean empty;
        private final long lowerXid;
        private long xid = -1;

        Commit(HeardTransaction transaction) {
            this.doubt = transaction.doubt();
            this.empty = transaction.isEmpty();
            this.lowerXid = transaction.xid();
        }

        /** The full number is told while no other can be near. */
        boolean isSeen(Snapshot snapshot) {
            if (xid < 0) {
                xid = snapshot.full(lowerXid);
            }
            return snapshot.sees(xid);
        }
    }
}
