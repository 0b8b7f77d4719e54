package io.fallbackcached.postgres.feed;

import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A way whose fate a test decides. */
final class ScriptedWay implements Way {

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile String unavailable = "";
    volatile boolean unsupported;
    volatile boolean broken;
    volatile boolean mute;
    volatile boolean stuck;
    volatile boolean running;
    private final String name;

    ScriptedWay(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Source open(FeedSetup setup, Beats beats) throws SQLException, FeedUnavailable {
        if (!unavailable.isEmpty()) {
            throw new FeedUnavailable(unavailable);
        }
        if (unsupported) {
            throw new SQLFeatureNotSupportedException("no such method");
        }
        check();
        opened.incrementAndGet();
        return new Scripted(beats);
    }

    private void check() throws SQLException {
        if (broken) {
            throw new SQLException("broken");
        }
    }

    private final class Scripted implements Source {
        private final Beats beats;

        Scripted(Beats beats) {
            this.beats = beats;
        }

        @Override
        public void poll() throws SQLException {
            check();
            do {
                LockSupport.parkNanos(1_000_000);
            } while (stuck);
        }

        @Override
        public void beat(long number) {
            if (!mute) {
                beats.returned(number);
            }
        }

        @Override
        public String coverageOf(String table) {
            return "all of " + table;
        }

        @Override
        public Running running() {
            return () -> {
                looks.incrementAndGet();
                return !running;
            };
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
