package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.feed.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriggersWayTest {

    private final List<String> done = new ArrayList<>();
    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(ServerOfVersion.VERSIONS[0])
                .execute("create table item (id int primary key)", "create table cart (id int)");
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void isNotAvailableWithoutTriggers() {
        assertThatThrownBy(this::open)
                .isInstanceOf(FeedUnavailable.class)
                .hasMessageContaining("triggers --print --url");
        assertThat(done).isEmpty();
    }

    @Test
    void listensAsTheOtherWayDoes() throws Exception {
        shop.install();
        Source source = open();
        source.poll();
        source.beat(7);
        source.close();
        assertThat(done).containsExactly("open", "poll", "beat 7", "close");
    }

    @Test
    void saysWhichTablesHaveTriggers() throws Exception {
        shop.execute(TriggerScript.read(shop.owner(), "fallbackcached", TablePatterns.of(List.of("item")))
                .install());
        try (Source source = open()) {
            assertThat(source.coverageOf("public.item")).isEqualTo("any writer (trigger)");
            assertThat(source.coverageOf("public.cart")).isEqualTo("agents only: no trigger installed");
        }
    }

    @Test
    void looksAgainOnceInAWhile() throws Exception {
        shop.install().execute("alter table item disable trigger all");
        try (Source source = open()) {
            assertThat(source.coverageOf("public.item")).startsWith("agents only");
            shop.install();
            beat(source, 30);
            assertThat(source.coverageOf("public.item")).startsWith("any writer");
        }
    }

    @Test
    void isBrokenOnceThereAreNoTriggersAnyMore() throws Exception {
        shop.install();
        try (Source source = open()) {
            shop.execute(shop.script().removal());
            assertThatThrownBy(() -> beat(source, 30))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("have been removed");
        }
        assertThat(done).endsWith("close");
    }

    private static void beat(Source source, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            source.beat(i);
        }
    }

    private Source open() throws SQLException, FeedUnavailable {
        return new TriggersWay(new Listening()).open(new ShopSetup(), new NoBeats());
    }

    /** Another way, that notes what is asked of it. */
    private final class Listening implements Way, Source {

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public Source open(FeedSetup setup, Beats beats) {
            done.add("open");
            return this;
        }

        @Override
        public void poll() {
            done.add("poll");
        }

        @Override
        public void beat(long number) {
            done.add("beat " + number);
        }

        @Override
        public String coverageOf(String table) {
            return "agents";
        }

        @Override
        public Running running() {
            return () -> true;
        }

        @Override
        public void close() {
            done.add("close");
        }
    }

    private static final class NoBeats implements Beats {

        @Override
        public void returned(long number) {}

        @Override
        public String sender() {
            return "me";
        }
    }

    private final class ShopSetup implements FeedSetup {

        @Override
        public Database database() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FeedSettings settings() {
            return FeedSettings.NONE;
        }

        @Override
        public Connection connect(Map<String, String> properties) throws SQLException {
            return shop.connect("writer");
        }

        @Override
        public Doubt doubt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void tablesDefined() {
            throw new UnsupportedOperationException();
        }
    }
}
