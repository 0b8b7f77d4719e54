package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what others would be told, and when. */
final class RecordingFeed implements ChangeFeed {

    final List<String> told = new ArrayList<>();

    @Nullable
    FeedSetup setup;

    int owed;
    boolean needed = true;
    boolean started;
    boolean closed;

    @Override
    public void start() {
        started = true;
    }

    @Override
    public boolean tells() {
        return needed;
    }

    @Override
    public void committing(Connection open, WriteSet writes) {
        told.add("inside " + (isAutoCommit(open) ? "nothing" : "a transaction") + ": " + text(writes));
    }

    @Override
    public void committed(@Nullable Connection idle, WriteSet writes) {
        told.add((idle == null ? "by itself: " : "after: ") + text(writes));
    }

    @Override
    public void owes(int more) {
        owed += more;
    }

    @Override
    public void lost(WriteSet writes) {
        told.add("lost: " + text(writes));
    }

    @Override
    public void close() {
        closed = true;
    }

    private static String text(WriteSet writes) {
        return writes + (writes.definesTables() ? " and tables" : "");
    }

    private static boolean isAutoCommit(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
