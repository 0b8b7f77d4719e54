package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** What one commit writes, and how others are told of it: by the transaction itself, or once it has ended. To be ended once. */
final class Telling {

    private final ChangeFeed feed;
    private final WriteSet writes;
    private final boolean done;

    /** @param done whether the transaction itself tells it */
    Telling(ChangeFeed feed, WriteSet writes, boolean done) {
        this.feed = feed;
        this.writes = writes;
        this.done = done;
        if (!done) {
            feed.owes(1);
        }
    }

    /** Something commits, or has committed, by itself. */
    static void after(@Nullable ChangeFeed feed, WriteSet writes, Doubts doubts) {
        if (feed != null && !writes.isEmpty()) {
            doubts.add(new Telling(feed, writes, false));
        }
    }

    /** @param idle on which nothing is under way; null if there is none */
    void committed(@Nullable Connection idle) {
        if (!done && feed.tells()) {
            Unwatched.run(() -> feed.committed(idle, writes));
        }
        settle();
    }

    void rolledBack() {
        settle();
    }

    /** The connection is gone: it may be committed any time later. */
    void lost() {
        feed.lost(writes);
        settle();
    }

    private void settle() {
        if (!done) {
            feed.owes(-1);
        }
    }
}
