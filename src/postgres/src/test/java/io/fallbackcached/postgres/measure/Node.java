package io.fallbackcached.postgres.measure;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.RowRead;
import io.fallbackcached.core.coherence.Table;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.PostgresDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What an agent is but for the application: a feed as shipped, and answers that it makes wrong. */
final class Node implements FeedSetup, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Coherence coherence = new Coherence();
    private final Database database = coherence.database("measured");
    private final Table table = database.table("public.item");
    private final String url;
    private final FeedSettings settings;
    private final ChangeFeed feed;

    /** Returns once its feed is there. */
    Node(String url, FeedSettings.Kind kind) {
        this.url = url;
        this.settings = new FeedSettings(kind, "", "", "", Duration.ofSeconds(30), 1L << 33);
        this.feed = new PostgresDialect().feed(this);
        database.coverage().lost("being begun");
        feed.start();
        String name = "feed " + kind.name().toLowerCase(java.util.Locale.ROOT);
        long since = System.nanoTime();
        while (database.coverage().isLost() || !database.coverage().toString().contains(name)) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(database.coverage().toString());
            }
            Thread.onSpinWait();
        }
    }

    String connectUrl() {
        return url;
    }

    ChangeFeed feed() {
        return feed;
    }

    Table table() {
        return table;
    }

    /** An answer from one row; null if it is not kept since the row is in doubt. */
    @Nullable
    Freshness answer(long id) {
        LoadScope load = coherence.here().begin();
        load.reads(
                coherence.session(new Context(database, List.of("app"))),
                table,
                new RowRead(List.of(Map.of("id", id)), true, true),
                "select");
        return load.end(List.of()).freshness();
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
        all.put("user", "postgres");
        return DriverManager.getConnection(url, all);
    }

    @Override
    public Doubt doubt() {
        return database.doubt();
    }

    @Override
    public void tablesDefined() {}

    @Override
    public void close() {
        feed.close();
    }
}
