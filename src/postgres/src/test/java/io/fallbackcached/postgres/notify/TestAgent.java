package io.fallbackcached.postgres.notify;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.Verdict;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An agent's knowledge of one database, with a source of the feed that the test drives itself. */
final class TestAgent implements FeedSetup, Beats, AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Coherence coherence = new Coherence();
    final Database database = coherence.database("x");
    final Table books = database.table("public.book");
    final Teller teller;
    final List<Long> returned = new ArrayList<>();
    int definitions;
    private final Session session = coherence.session(new Context(database, List.of("app")));
    private final String url;
    private final String user;
    private final String sender;
    private final Duration silenceLimit;
    private Source source;
    private long beat;

    TestAgent(String url, String user, String sender, Duration silenceLimit) {
        this.url = url;
        this.user = user;
        this.sender = sender;
        this.silenceLimit = silenceLimit;
        this.teller = new Teller(sender);
    }

    /** With an open source. */
    static TestAgent open(String url, String sender) throws SQLException, FeedUnavailable {
        TestAgent agent = new TestAgent(url, "postgres", sender, Duration.ofSeconds(5));
        agent.open();
        return agent;
    }

    void open() throws SQLException, FeedUnavailable {
        source = new NotifyWay(teller).open(this, this);
    }

    Source source() {
        return source;
    }

    void poll() throws SQLException {
        source.poll();
    }

    void beat() throws SQLException {
        source.beat(++beat);
    }

    /** As if one beat got lost. */
    void skipBeat() {
        beat++;
    }

    /** Lives on until something is so, with a beat every 100 ms. */
    boolean until(BooleanSupplier isSo) throws SQLException {
        long since = System.nanoTime();
        long beaten = 0;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                return false;
            }
            if (System.nanoTime() - beaten > 100_000_000) {
                beat();
                beaten = System.nanoTime();
            }
            poll();
        }
        return true;
    }

    /** Hears all that was sent by now: its own next beat comes after it. */
    void catchUp() throws SQLException {
        beat();
        long last = beat;
        long since = System.nanoTime();
        while (!returned.contains(last)) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("no beat returns");
            }
            poll();
        }
    }

    Freshness answerFromRow(long id) {
        return answer(load -> load.reads(session, books, row(id), "select"));
    }

    Freshness answerFromTable(String name) {
        return answer(load -> load.reads(session, database.table(name), "select", "no key"));
    }

    Freshness answer(Consumer<LoadScope> reading) {
        return Objects.requireNonNull(verdict(reading).freshness(), "not kept");
    }

    Verdict verdictOfRow(long id, Runnable query) {
        return verdict(load -> {
            load.reads(session, books, row(id), "select");
            query.run();
        });
    }

    Verdict verdict(Consumer<LoadScope> reading) {
        LoadScope load = coherence.here().begin();
        reading.accept(load);
        return load.end(List.of());
    }

    Verdict verdict() {
        return verdict(load -> load.reads(session, books, "select", "no key"));
    }

    WriteSet updateOfRow(long id) {
        return WriteSet.of(List.of(TableWrite.update(
                books, List.of(Map.of("id", id)), Set.of("title"), Map.of("title", "new"), "update")));
    }

    private static RowRead row(long id) {
        return new RowRead(List.of(Map.of("id", id)), true, true);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public FeedSettings settings() {
        return new FeedSettings(FeedSettings.Kind.NOTIFY, "", "", "", silenceLimit, 1L << 30);
    }

    @Override
    public Connection connect(Map<String, String> properties) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.put("user", user);
        return DriverManager.getConnection(url, all);
    }

    @Override
    public Doubt doubt() {
        return database.doubt();
    }

    @Override
    public void tablesDefined() {
        definitions++;
    }

    @Override
    public void returned(long number) {
        returned.add(number);
    }

    @Override
    public String sender() {
        return sender;
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
