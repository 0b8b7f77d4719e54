package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.sql.CautiousReader;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.jdbc.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all connections to one address have in common. Thread-safe. */
final class Link {

    private static final int MOST_PLAIN_READS = 2_000;

    private final Address address;
    private final @Nullable Dialect dialect;
    private final @Nullable DriverEndpoint endpoint;
    private final Databases databases;
    private final Feeds feeds;
    private final Consumer<Link> forgetting;
    private final Map<SqlStatement, Boolean> plainReads = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable DatabaseReader reader;
    private volatile @Nullable DatabaseReader openReader;
    private volatile @Nullable Database database;
    private volatile @Nullable ChangeFeed feed;
    private volatile @Nullable Boolean apartByDefault;

    /**
     * @param dialect of the product; null if none is known
     * @param endpoint null if it is not known how the application connects
     * @param forgetting tells all links of the same product to forget what statements mean
     */
    Link(
            Address address,
            @Nullable Dialect dialect,
            @Nullable DriverEndpoint endpoint,
            Databases databases,
            Feeds feeds,
            Consumer<Link> forgetting) {
        this.forgetting = forgetting;
        this.address = address;
        this.dialect = dialect;
        this.endpoint = endpoint;
        this.databases = databases;
        this.feeds = feeds;
    }

    Address address() {
        return address;
    }

    @Nullable
    DriverEndpoint endpoint() {
        return endpoint;
    }

    DatabaseReader reader() {
        DatabaseReader open = openReader;
        return open == null ? openReader() : open;
    }

    /** Asks the database who it is until it has said so once; those who asked before go on with what they got. */
    Database database() {
        Database known = database;
        if (known == null) {
            Optional<String> identity = reader().identity();
            known = databases.of(address.product(), identity);
            feed = feeds.joined(this, known, identity.isPresent());
            if (identity.isPresent()) {
                database = known;
            }
        }
        return known;
    }

    /** By which others are told of what is written; null if they are not. */
    @Nullable
    ChangeFeed feed() {
        return feed;
    }

    /** The feed has ended; another is begun where there is a way. */
    void rejoin() {
        Database known = database;
        if (known != null) {
            feed = feeds.joined(this, known, true);
        }
    }

    @Nullable
    Dialect dialect() {
        return dialect;
    }

    /** As the reader says; asked for each query that no load is made of. */
    boolean isPlainRead(SqlStatement query) {
        Boolean known = plainReads.get(query);
        if (known == null) {
            known = reader().isPlainRead(query);
            if (plainReads.size() >= MOST_PLAIN_READS) {
                plainReads.clear();
            }
            plainReads.put(query, known);
        }
        return known;
    }

    /** Tables, views or functions have changed: nothing found out before counts, on whatever way to the database. */
    void forget() {
        forgetting.accept(this);
    }

    void forgetMeanings() {
        plainReads.clear();
        DatabaseReader open = openReader;
        if (open != null) {
            open.forget();
        }
    }

    boolean isReplica(Connection physical) throws SQLException {
        Dialect product = dialect;
        return product != null && Unwatched.call(() -> product.isReplica(physical));
    }

    /** Adds a doubt about every database that may be the written one under another name. */
    void doubtOthers(Database written, String statement, Doubts doubts) {
        databases.doubtOthers(address.product(), written, statement, doubts);
    }

    /**
     * Whether transactions on new connections see one moment, or what is not committed; true as long as nobody knows.
     *
     * @param idle a connection in no transaction, to ask; null if there is none
     */
    boolean isApartByDefault(@Nullable Connection idle) {
        Boolean known = apartByDefault;
        if (known == null && idle != null) {
            try {
                int level = Unwatched.call(idle::getTransactionIsolation);
                known = Isolation.isApart(address.isPostgres(), level);
                apartByDefault = known;
            } catch (SQLException | RuntimeException untold) {
                return true;
            }
        }
        return known == null || known;
    }

    void connected() {
        connections.incrementAndGet();
    }

    /** @return how many connections are left */
    int disconnected() {
        return connections.decrementAndGet();
    }

    boolean isIdle() {
        return connections.get() == 0;
    }

    synchronized void close() {
        feeds.left(this);
        DatabaseReader open = reader;
        if (open != null) {
            open.close();
        }
    }

    private synchronized DatabaseReader openReader() {
        DatabaseReader open = reader;
        if (open == null) {
            Dialect product = dialect;
            DriverEndpoint way = endpoint;
            open = product == null || way == null ? new CautiousReader() : product.open(way);
            reader = open;
            openReader = open;
        }
        return open;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
