package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.core.watch.SideConnections;
import io.fallbackcached.jdbc.sql.Dialect;
import java.sql.Connection;
import java.sql.Driver;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that the application is connected to. One is forgotten some time after its last connection, so that the
 * agent's own do not keep a driver from being unloaded. Thread-safe.
 */
final class Links implements AutoCloseable {

    private static final Duration LINGER = Duration.ofMinutes(1);

    private final Duration linger;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final List<Dialect> dialects;
    private final Databases databases;
    private final SideConnections sideConnections;
    private final Feeds feeds;
    private final Consumer<Connection> ours;
    private final ScheduledThreadPoolExecutor later;

    /** @param ours is told the agent's own connections */
    Links(
            List<Dialect> dialects,
            Databases databases,
            SideConnections sideConnections,
            FeedSettings feed,
            Consumer<Connection> ours) {
        this(dialects, databases, sideConnections, feed, ours, LINGER);
    }

    /** @param linger how long an address is kept after its last connection */
    Links(
            List<Dialect> dialects,
            Databases databases,
            SideConnections sideConnections,
            FeedSettings feed,
            Consumer<Connection> ours,
            Duration linger) {
        this.linger = linger;
        this.dialects = List.copyOf(dialects);
        this.databases = databases;
        this.sideConnections = sideConnections;
        this.feeds = new Feeds(feed, sideConnections.allowed(), databases, this::forget);
        this.ours = ours;
        this.later = new ScheduledThreadPoolExecutor(1, Links::thread);
        later.setKeepAliveTime(linger.toMillis(), TimeUnit.MILLISECONDS);
        later.allowCoreThreadTimeOut(true);
    }

    /** The link of a connection that a driver has just opened. */
    synchronized Link opened(Driver driver, String url, Properties properties) {
        Address address = Address.of(url, properties);
        for (Link link : links) {
            DriverEndpoint endpoint = link.endpoint();
            if (endpoint != null && endpoint.isOf(driver) && link.address().isSameAs(address)) {
                endpoint.renew(driver, properties);
                link.connected();
                return link;
            }
        }
        DriverEndpoint endpoint = new DriverEndpoint(address, driver, properties, sideConnections, ours);
        return add(new Link(address, dialect(url), endpoint, databases, feeds, this::forget));
    }

    /** The link of a connection that was not seen being opened. */
    synchronized Link met(Address address) {
        for (Link link : links) {
            if (link.address().isSameAs(address)) {
                link.connected();
                return link;
            }
        }
        return add(new Link(address, dialect(address.url()), null, databases, feeds, this::forget));
    }

    void disconnected(Link link) {
        if (link.disconnected() == 0 && !later.isShutdown()) {
            ScheduledFuture<?> unused =
                    later.schedule(() -> forgetIdle(link), linger.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void close() {
        later.shutdownNow();
        links.forEach(Link::close);
        links.clear();
        feeds.close();
    }

    private void forget(Link changed) {
        String product = changed.address().product();
        for (Link link : links) {
            if (link.address().product().equals(product)) {
                link.forgetMeanings();
            }
        }
    }

    private Link add(Link link) {
        link.connected();
        links.add(link);
        return link;
    }

    private void forgetIdle(Link link) {
        synchronized (this) {
            if (!link.isIdle() || !links.remove(link)) {
                return;
            }
        }
        link.close();
    }

    private @Nullable Dialect dialect(String url) {
        return dialects.stream()
                .filter(dialect -> dialect.accepts(url))
                .findFirst()
                .orElse(null);
    }

    /** Application servers report threads whose context loader is an application's as leaks. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "fallbackcached-links", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
