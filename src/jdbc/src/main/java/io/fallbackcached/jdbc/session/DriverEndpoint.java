package io.fallbackcached.jdbc.session;

import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.core.watch.SideConnections;
import io.fallbackcached.jdbc.sql.Dialect;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections the way the application does. Refers to the application's driver weakly, and to nothing else of the
 * application. Thread-safe.
 */
final class DriverEndpoint implements Dialect.Endpoint {

    private final Address address;
    private final WeakReference<Class<?>> driverClass;
    private volatile WeakReference<Driver> driver;
    private final SideConnections sideConnections;
    private final Consumer<Connection> ours;

    /** Holds secrets; those of the latest connection, since some expire. */
    private volatile Properties properties;

    /** @param ours is told each connection before anything is asked of it */
    DriverEndpoint(
            Address address,
            Driver driver,
            Properties properties,
            SideConnections sideConnections,
            Consumer<Connection> ours) {
        this.address = address;
        this.driver = new WeakReference<>(driver);
        this.driverClass = new WeakReference<>(driver.getClass());
        this.properties = texts(properties);
        this.sideConnections = sideConnections;
        this.ours = ours;
    }

    /** Whether it is the same driver; applications may make new ones of the same class. */
    boolean isOf(Driver other) {
        return driverClass.get() == other.getClass();
    }

    void renew(Driver latestDriver, Properties latest) {
        driver = new WeakReference<>(latestDriver);
        properties = texts(latest);
    }

    @Override
    public String url() {
        return address.url();
    }

    @Override
    public @Nullable String user() {
        return address.user();
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(address.url(), sideProperties());
    }

    /** For a feed: to where its settings say, as whom they say, with these properties. */
    Connection connect(FeedSettings feed, Map<String, String> more) throws SQLException {
        Properties own = sideProperties();
        if (!feed.user().isEmpty()) {
            own.setProperty("user", feed.user());
            own.setProperty("password", feed.password());
        }
        more.forEach(own::setProperty);
        return connect(feed.url().isEmpty() ? address.url() : feed.url(), own);
    }

    private Properties sideProperties() {
        Properties own = texts(properties);
        if (!sideConnections.user().isEmpty()) {
            own.setProperty("user", sideConnections.user());
            own.setProperty("password", sideConnections.password());
        }
        return own;
    }

    private Connection connect(String url, Properties own) throws SQLException {
        if (!sideConnections.allowed()) {
            throw new SQLException("side-connections=false: the agent opens no connections of its own");
        }
        Driver open = driver();
        Connection connection;
        try {
            connection = Unwatched.call(() -> open.connect(url, own));
        } catch (SQLException e) {
            throw withoutUrl(e, url);
        }
        if (connection == null) {
            throw new SQLException("the application's driver does not accept the URL");
        }
        ours.accept(connection);
        return connection;
    }

    /** Drivers put URLs that they don't understand into their messages, and URLs may hold passwords. */
    private static SQLException withoutUrl(SQLException failure, String url) {
        String message = String.valueOf(failure.getMessage());
        if (!message.contains(url)) {
            return failure;
        }
        SQLException told =
                new SQLException(message.replace(url, "(not shown)"), failure.getSQLState(), failure.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        return told;
    }

    /** Applications that make a driver for each connection keep none. */
    private Driver driver() throws SQLException {
        Driver latest = driver.get();
        Class<?> type = driverClass.get();
        if (latest != null) {
            return latest;
        }
        if (type == null) {
            throw new SQLException("the application's driver is gone");
        }
        try {
            return (Driver) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new SQLException("the application's driver is gone", e);
        }
    }

    /** Anything but text may belong to the application's loader. */
    private static Properties texts(Properties properties) {
        Properties copy = new Properties();
        properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        return copy;
    }
}
