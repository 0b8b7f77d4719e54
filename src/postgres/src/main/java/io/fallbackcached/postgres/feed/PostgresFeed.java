package io.fallbackcached.postgres.feed;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Coverage;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one database's feed going, in a thread of its own: takes the strongest way there is, watches over it, begins it anew when
 * it is lost. Whatever fails here, answers from memory are not served meanwhile, and that is all. Thread-safe.
 */
public final class PostgresFeed implements ChangeFeed {

    private static final long LONGEST_BEAT = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_STRONGER = TimeUnit.MINUTES.toNanos(5);

    private final FeedSetup setup;
    private final Coverage coverage;
    private final Voice voice;
    private final Lease lease;
    private final Choice choice;
    private final UnknownEndings endings;
    private final Backoff backoff = new Backoff();
    private final Watchdog watchdog;
    private final Duration limit;
    private final long beatEvery;
    private final Thread thread;
    private final Thread farewell;
    private volatile @Nullable Source source;
    private volatile boolean closed;
    private boolean hadFeed;
    private boolean saidLost;

    /**
     * @param sender tells this agent from others
     * @param ways the strongest first
     */
    public PostgresFeed(FeedSetup setup, String sender, List<Way> ways, boolean isAsked, Voice voice) {
        this.setup = setup;
        this.coverage = setup.database().coverage();
        this.voice = voice;
        this.limit = setup.settings().silenceLimit();
        this.lease = new Lease(sender, limit, System::nanoTime);
        this.choice = new Choice(ways, isAsked);
        this.endings = new UnknownEndings(setup, voice);
        this.watchdog = new Watchdog(lease, limit, this::lost);
        this.beatEvery = Math.min(LONGEST_BEAT, limit.toNanos() / 4);
        this.thread = FeedThreads.daemon("fallbackcached-feed", this::run);
        this.farewell = FeedThreads.daemon("fallbackcached-feed-end", this::sayFarewell);
    }

    @Override
    public void start() {
        endings.hope();
        coverage.describedBy(this::coverageOf, this::hears);
        thread.start();
        watchdog.start();
        FeedThreads.atEndOfJvm(farewell);
    }

    @Override
    public boolean tells() {
        return voice.isNeeded();
    }

    @Override
    public void committing(Connection open, WriteSet writes) {
        voice.committing(open, writes);
    }

    @Override
    public void committed(@Nullable Connection idle, WriteSet writes) {
        voice.committed(idle, writes);
    }

    @Override
    public void owes(int more) {
        voice.owes(more);
    }

    @Override
    public void lost(WriteSet writes) {
        endings.add(writes);
    }

    @Override
    public void close() {
        FeedThreads.notAtEndOfJvm(farewell);
        end();
    }

    private void end() {
        closed = true;
        watchdog.close();
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                hear();
            } catch (SQLException | RuntimeException | Error fault) {
                if (!closed) {
                    lost(OneLine.of(fault));
                    LOG.debug("feed of {}", setup.database(), fault);
                }
            } finally {
                leave();
            }
            pause(backoff.pause());
        }
        endings.giveUp();
    }

    private void hear() throws SQLException {
        lease.begin();
        Source open = choice.open(setup, lease);
        if (open == null) {
            doWithout();
            return;
        }
        source = open;
        endings.hope();
        coverage.lost(choice + " is being begun");
        long begun = System.nanoTime();
        long nextBeat = begun;
        while (!closed) {
            if (System.nanoTime() - nextBeat >= 0) {
                nextBeat = System.nanoTime() + beatEvery;
                open.beat(lease.next());
                endings.look(open);
            }
            open.poll();
            if (coverage.isLost()) {
                regain(begun);
            }
        }
    }

    private void regain(long begun) throws SQLException {
        if (lease.holds()) {
            hadFeed = true;
            regained(choice.toString());
            backoff.reset();
        } else if (!lease.hasBegun() && System.nanoTime() - begun > limit.toNanos()) {
            throw new SQLException("nothing that is sent comes back within " + limit.toMillis() + " ms");
        }
    }

    /** What was there may come back, and until then others may write unheard. */
    private void doWithout() throws SQLException {
        if (hadFeed) {
            throw new SQLException("it cannot be had again: " + choice.reasons());
        }
        endings.giveUp();
        if (coverage.isLost()) {
            regained(choice + ": writes by other processes are not seen");
        }
        pause(RETRY_STRONGER);
    }

    private synchronized void regained(String how) {
        coverage.regained(how);
        saidLost = false;
        choice.announce(setup.database());
    }

    /** Also called by the watchdog, and again and again. */
    private synchronized void lost(String why) {
        if (!saidLost) {
            saidLost = true;
            LOG.warn(
                    "{}: {}: nothing is served from memory until that is over: {}",
                    setup.database(),
                    choice.feed(),
                    why);
        }
        coverage.lost(choice + ": " + why);
    }

    private void leave() {
        Source open = source;
        source = null;
        if (open != null) {
            open.close();
            endings.sourceLost();
        }
    }

    private String coverageOf(String table) {
        Source open = source;
        return open == null ? "this JVM alone" : open.coverageOf(table) + ", " + delay();
    }

    private boolean hears(String table) {
        Source open = source;
        return open == null || open.hears(table);
    }

    private String delay() {
        Histogram delays = lease.delays();
        return "feed delay " + delays.getValueAtPercentile(50) / 1000.0 + " ms, p99 "
                + delays.getValueAtPercentile(99) / 1000.0 + " ms, max " + delays.getMaxValue() / 1000.0 + " ms";
    }

    /** Peers that hear nothing more from here would take care for a while. */
    private void sayFarewell() {
        end();
        try {
            thread.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!closed && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(this, end - System.nanoTime());
            if (Thread.interrupted()) {
                return;
            }
        }
    }
}
