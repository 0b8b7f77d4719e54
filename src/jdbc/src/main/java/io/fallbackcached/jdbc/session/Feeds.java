package io.fallbackcached.jdbc.session;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.sql.Dialect;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The feeds, one for each database that the application is connected to. Thread-safe. */
final class Feeds implements AutoCloseable {

    private final FeedSettings settings;
    private final boolean mayConnect;
    private final Databases databases;
    private final Consumer<Link> forgetting;
    private final Map<Database, DatabaseFeed> feeds = new HashMap<>();
    private boolean closed;

    /**
     * @param mayConnect whether the agent may open connections of its own
     * @param forgetting tells all links of the same product to forget what statements mean
     */
    Feeds(FeedSettings settings, boolean mayConnect, Databases databases, Consumer<Link> forgetting) {
        this.settings = settings;
        this.mayConnect = mayConnect;
        this.databases = databases;
        this.forgetting = forgetting;
    }

    /**
     * A link leads to a database.
     *
     * @param identified whether it is told apart from others, so that there can be a feed of its own
     * @return by which others are told of what is written over the link; null if they are not
     */
    synchronized @Nullable ChangeFeed joined(Link link, Database database, boolean identified) {
        Dialect dialect = link.dialect();
        if (closed || dialect == null || settings.kind() == FeedSettings.Kind.NONE) {
            return null;
        }
        DatabaseFeed known = feeds.get(database);
        if (known != null) {
            return known.add(link);
        }
        DatabaseFeed fresh = new DatabaseFeed(database, settings, databases, forgetting, link);
        ChangeFeed feed = dialect.feed(fresh);
        if (feed == null) {
            return null;
        }
        feeds.put(database, fresh);
        begin(fresh, feed, identified);
        return feed;
    }

    /** A link leads nowhere any more. A feed that came by it is begun anew by another, or ends. */
    synchronized void left(Link link) {
        for (Database database : Map.copyOf(feeds).keySet()) {
            DatabaseFeed feed = feeds.get(database);
            if (feed != null && feed.remove(link)) {
                feeds.remove(database);
                database.coverage().lost("the application is not connected");
                feed.close();
                feed.links().forEach(Link::rejoin);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        feeds.values().forEach(DatabaseFeed::close);
        feeds.clear();
    }

    private void begin(DatabaseFeed fresh, ChangeFeed feed, boolean identified) {
        fresh.runs(feed);
        if (!mayConnect) {
            LOG.warn(
                    "{}: no feed, since side-connections=false: writes by other processes are not seen",
                    fresh.database());
            fresh.database().coverage().regained("no feed, since side-connections=false");
        } else if (identified) {
            fresh.database().coverage().lost("its feed is being begun");
            feed.start();
        } else {
            fresh.database().coverage().lost("it cannot be told from other databases yet");
        }
    }
}
