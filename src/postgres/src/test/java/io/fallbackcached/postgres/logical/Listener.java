package io.fallbackcached.postgres.logical;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.notify.Teller;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** A cache that hears of changes by the logical feed, and nothing else. Turned by the test's own thread. */
final class Listener implements FeedSetup, Beats, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Coherence coherence = new Coherence();
    private final Database database = coherence.database("x");
    private final Session session = coherence.session(new Context(database, List.of("app")));
    private final String url;
    private final String user;
    private final FeedSettings settings;
    private final AtomicLong returned = new AtomicLong();
    private final AtomicInteger defined = new AtomicInteger();
    private long beats;
    private Source source;

    private Listener(String url, String user, long walLimit) {
        this.url = url;
        this.user = user;
        this.settings = new FeedSettings(FeedSettings.Kind.LOGICAL, "", "", "", Duration.ofSeconds(5), walLimit);
    }

    static Listener to(VersionedServer server) throws SQLException, FeedUnavailable {
        return to(server.url(), "postgres", 1L << 40);
    }

    static Listener to(String url, String user, long walLimit) throws SQLException, FeedUnavailable {
        Listener listener = new Listener(url, user, walLimit);
        listener.source = new LogicalWay(new Teller("test")).open(listener, listener);
        return listener;
    }

    Source source() {
        return source;
    }

    /** An answer from any rows of a table. */
    Freshness answer(String table) {
        return Objects.requireNonNull(judge(table).freshness(), "not kept");
    }

    Verdict judge(String table) {
        LoadScope load = coherence.here().begin();
        load.reads(session, database.table(table), "select", "");
        return load.end(List.of());
    }

    /** An answer from the one row of a table that has that value in a unique column. */
    Freshness answer(String table, String column, Object value) {
        return answer(table, new RowRead(List.of(Map.of(column, value)), true, true));
    }

    /** An answer from the rows of a table that have that value in a column. */
    Freshness answers(String table, String column, Object value) {
        return answer(table, new RowRead(List.of(Map.of(column, value)), false, false));
    }

    private Freshness answer(String table, RowRead rows) {
        LoadScope load = coherence.here().begin();
        load.reads(session, database.table(table), rows, "select");
        return Objects.requireNonNull(load.end(List.of()).freshness(), "not kept");
    }

    /** Hears of everything that was committed before, until it is settled. */
    void hear() throws SQLException {
        long number = ++beats;
        source.beat(number);
        until(() -> returned.get() == number);
        pollFor(Duration.ofMillis(30));
    }

    /** Hears until definitions were said to have changed that often. */
    void hearDefinitions(int times) throws SQLException {
        for (int i = 0; i < 200 && defined() < times; i++) {
            hear();
        }
        if (defined() != times) {
            throw new AssertionError("definitions changed " + defined() + " times");
        }
    }

    /** Turns until something is so. */
    void until(BooleanSupplier condition) throws SQLException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new AssertionError("nothing heard");
            }
            source.poll();
        }
    }

    void pollFor(Duration time) throws SQLException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            source.poll();
        }
    }

    /** How often definitions were said to have changed. */
    int defined() {
        return defined.get();
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public FeedSettings settings() {
        return settings;
    }

    @Override
    public Connection connect(Map<String, String> properties) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("user", user);
        return DriverManager.getConnection(url, all);
    }

    @Override
    public Doubt doubt() {
        return database.doubt();
    }

    @Override
    public void tablesDefined() {
        defined.incrementAndGet();
    }

    @Override
    public void returned(long number) {
        returned.set(number);
    }

    @Override
    public String sender() {
        return "listener-" + System.identityHashCode(this);
    }

    @Override
    public void close() {
        source.close();
    }
}
