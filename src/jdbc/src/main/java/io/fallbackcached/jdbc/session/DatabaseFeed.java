package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One database's feed, and the links that lead there: any of them does for the feed's own connections. Thread-safe. */
final class DatabaseFeed implements FeedSetup {

    private final Database database;
    private final FeedSettings settings;
    private final Databases databases;
    private final Consumer<Link> forgetting;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile @Nullable ChangeFeed feed;
    private volatile @Nullable Link way;

    DatabaseFeed(Database database, FeedSettings settings, Databases databases, Consumer<Link> forgetting, Link first) {
        this.database = database;
        this.settings = settings;
        this.databases = databases;
        this.forgetting = forgetting;
        links.add(first);
    }

    void runs(ChangeFeed running) {
        feed = running;
    }

    @Nullable
    ChangeFeed add(Link link) {
        if (!links.contains(link)) {
            links.add(link);
        }
        return feed;
    }

    /** @return whether the feed cannot go on: it came by that link, whose driver must not be kept, or there is no other */
    boolean remove(Link link) {
        return links.remove(link) && (links.isEmpty() || link == way);
    }

    List<Link> links() {
        return links;
    }

    void close() {
        ChangeFeed running = feed;
        if (running != null) {
            running.close();
        }
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
        for (Link link : links) {
            DriverEndpoint endpoint = link.endpoint();
            if (endpoint != null) {
                Connection connection = endpoint.connect(settings, properties);
                way = link;
                return connection;
            }
        }
        throw new SQLException("it is not known how the application connects");
    }

    @Override
    public Doubt doubt() {
        Doubt doubt = database.doubt();
        for (Link link : links) {
            databases.doubtOthers(link.address().product(), database, "heard from others", doubt);
        }
        return doubt;
    }

    @Override
    public void tablesDefined() {
        links.forEach(forgetting);
    }
}
