package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.core.watch.SideConnections;
import io.fallbackcached.jdbc.feed.ChangeFeed;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.testkit.Garbage;
import io.fallbackcached.testkit.ThrowAwayLoader;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two applications in one JVM, each with a driver of its own, use one database; one of them goes. */
class RedeploymentTest {

    private final List<HoldingFeed> feeds = new CopyOnWriteArrayList<>();

    /** A permit for each feed that has its connection: they begin in a thread of their own. */
    private final Semaphore begun = new Semaphore(0);

    private final Links links = new Links(
            List.of(new OneDatabase()),
            new Databases(new Coherence()),
            SideConnections.LIKE_THE_APPLICATION,
            new FeedSettings(FeedSettings.Kind.AUTO, "", "", "", Duration.ofSeconds(5), 1 << 20),
            connection -> {},
            Duration.ofMillis(50));

    @AfterEach
    void close() {
        links.close();
    }

    @Test
    void theFeedGoesOnByTheOneThatStaysAndKeepsNothingOfTheOther() throws Exception {
        Driver staying = deployed();
        WeakReference<?> gone = usedAndLeft(() -> {
            links.opened(staying, "jdbc:one:database", new Properties()).database();
            assertThat(feeds).hasSize(1);
        });
        Garbage.awaitCollected(gone);

        assertThat(begun.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(feeds).hasSize(2);
        assertThat(feeds.get(0).connection).isNull();
        assertThat(Proxy.getInvocationHandler(feeds.get(1).connection())
                        .getClass()
                        .getClassLoader())
                .isSameAs(staying.getClass().getClassLoader());
    }

    @Test
    void theFeedEndsWithTheLastOne() throws Exception {
        WeakReference<?> gone = usedAndLeft(() -> {});
        Garbage.awaitCollected(gone);

        assertThat(feeds)
                .singleElement()
                .satisfies(feed -> assertThat(feed.connection).isNull());
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private WeakReference<?> usedAndLeft(Meanwhile meanwhile) throws Exception {
        Driver driver = deployed();
        Link leaving = links.opened(driver, "jdbc:one:database", new Properties());
        Database database = leaving.database();
        assertThat(feeds)
                .singleElement()
                .satisfies(feed -> assertThat(feed.connection).isNotNull());
        meanwhile.happens();
        assertThat(database.coverage().isLost()).isTrue();
        links.disconnected(leaving);
        return new WeakReference<>(driver.getClass().getClassLoader());
    }

    private static Driver deployed() throws ReflectiveOperationException {
        String prefix = DeployedDriver.class.getName();
        ClassLoader loader =
                new ThrowAwayLoader(DeployedDriver.class.getClassLoader(), name -> name.startsWith(prefix));
        return (Driver) loader.loadClass(prefix).getDeclaredConstructor().newInstance();
    }

    private final class OneDatabase implements Dialect {
        @Override
        public boolean accepts(String url) {
            return true;
        }

        @Override
        public DatabaseReader open(Endpoint endpoint) {
            return new Named();
        }

        @Override
        public boolean isReplica(Connection physical) {
            return false;
        }

        @Override
        public ChangeFeed feed(FeedSetup setup) {
            HoldingFeed feed = new HoldingFeed(setup, begun);
            feeds.add(feed);
            return feed;
        }
    }

    /** Knows which database it is, and nothing else. */
    private static final class Named implements DatabaseReader {
        @Override
        public Optional<String> identity() {
            return Optional.of("the one");
        }

        @Override
        public Meaning meaning(SqlStatement statement, Map<String, String> settings, boolean wait) {
            return Meaning.unknown("not asked for");
        }

        @Override
        public boolean isPlainRead(SqlStatement query) {
            return false;
        }

        @Override
        public Set<String> writtenBy(Connection open) {
            return Set.of();
        }

        @Override
        public void forget() {}

        @Override
        public void close() {}
    }

    /** Keeps a connection for as long as it runs. */
    private static final class HoldingFeed implements ChangeFeed {
        private final FeedSetup setup;
        private final Semaphore begun;
        private volatile @Nullable Connection connection;

        HoldingFeed(FeedSetup setup, Semaphore begun) {
            this.setup = setup;
            this.begun = begun;
        }

        Connection connection() {
            return Objects.requireNonNull(connection);
        }

        @Override
        public void start() {
            try {
                connection = setup.connect(Map.of());
                begun.release();
            } catch (SQLException fault) {
                throw new AssertionError(fault);
            }
        }

        @Override
        public boolean tells() {
            return true;
        }

        @Override
        public void committing(Connection open, WriteSet writes) {}

        @Override
        public void committed(@Nullable Connection idle, WriteSet writes) {}

        @Override
        public void owes(int more) {}

        @Override
        public void lost(WriteSet writes) {}

        @Override
        public void close() {
            connection = null;
        }
    }
}
