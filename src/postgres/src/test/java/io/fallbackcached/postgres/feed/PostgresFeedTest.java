package io.fallbackcached.postgres.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Coverage;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.Session;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.testkit.Garbage;
import io.fallbackcached.testkit.ThrowAwayLoader;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Coherence coherence = new Coherence();
    private final Database database = coherence.database("shop");
    private final Coverage coverage = database.coverage();
    private final ScriptedWay strong = new ScriptedWay("strong");
    private final ScriptedWay weak = new ScriptedWay("weak");
    private final List<WriteSet> told = new CopyOnWriteArrayList<>();
    private PostgresFeed feed = feed();

    @BeforeEach
    void expectAFeed() {
        coverage.lost("its feed is being begun");
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void answersAreServedOnceABeatHasComeBack() {
        feed.start();

        await(() -> !coverage.isLost());
        assertThat(coverage.toString()).contains("feed strong");
    }

    @Test
    void theNextWeakerIsTakenWhereTheStrongestCannotBeHadAndItIsSaidWhy() {
        strong.unavailable = "wal_level is replica";
        feed.start();

        await(() -> !coverage.isLost());
        assertThat(coverage.toString()).contains("feed weak (strong: wal_level is replica)");
    }

    @Test
    void aDriverThatLacksWhatOneTakesIsNotAskedForItAgain() {
        strong.unsupported = true;
        feed.start();

        await(() -> !coverage.isLost());
        assertThat(coverage.toString()).contains("feed weak (strong: no such method)");
    }

    @Test
    void withoutAnyWayThereIsNoFeedAndAnswersAreServed() {
        strong.unavailable = "no";
        weak.unavailable = "neither";
        feed.start();

        await(() -> !coverage.isLost());
        assertThat(coverage.toString()).contains("feed none (strong: no; weak: neither)");
    }

    @Test
    void whatCannotBeHadJustNowIsTriedAgainAndNothingWeakerTaken() {
        strong.broken = true;
        feed.start();
        await(() -> coverage.toString().contains("broken"));
        assertThat(coverage.isLost()).isTrue();

        strong.broken = false;
        await(() -> !coverage.isLost());
        assertThat(weak.opened).hasValue(0);
    }

    @Test
    void aBrokenWayIsBegunAnewAndWhatWasLoadedBeforeIsInvalid() {
        feed.start();
        await(() -> !coverage.isLost());
        Freshness before = answer();
        strong.broken = true;
        await(coverage::isLost);
        assertThat(before.holds()).isFalse();

        strong.broken = false;
        await(() -> !coverage.isLost());
        assertThat(strong.opened).hasValue(2);
        assertThat(before.holds()).isFalse();
        assertThat(answer().holds()).isTrue();
    }

    @Test
    void silenceIsNoticedThoughTheFeedsOwnThreadIsStuck() {
        feed.start();
        await(() -> !coverage.isLost());
        strong.stuck = true;
        await(coverage::isLost);
        assertThat(coverage.toString()).contains("nothing was heard for 1000 ms");

        strong.stuck = false;
        await(() -> !coverage.isLost());
        assertThat(strong.opened).hasValue(1);
    }

    @Test
    void aWayByWhichNothingComesBackIsGivenUp() {
        strong.mute = true;
        feed.start();

        await(() -> strong.closed.get() > 0);
        assertThat(coverage.isLost()).isTrue();
        assertThat(coverage.toString()).contains("nothing that is sent comes back");
    }

    @Test
    void aCommitWhoseEndIsUnknownStaysInDoubtWhileTransactionsRunThatRanThen() {
        feed.start();
        await(() -> !coverage.isLost());
        Freshness before = answer();
        strong.running = true;
        WriteSet writes = WriteSet.of(List.of(TableWrite.any(database.table("public.orders"), "update")));
        feed.lost(writes);
        assertThat(before.holds()).isFalse();
        await(() -> strong.looks.get() > 1);
        assertThat(judged()).isNull();

        strong.running = false;
        await(() -> judged() != null);
        await(() -> told.contains(writes));
    }

    @Test
    void aCommitWhoseEndIsUnknownCountsAsCommittedWhereNobodyCanBeAsked() {
        coverage.regained("no feed");
        WriteSet writes = WriteSet.of(List.of(TableWrite.any(database.table("public.orders"), "update")));
        Freshness before = answer();
        feed.lost(writes);
        assertThat(before.holds()).isFalse();
        assertThat(answer().holds()).isTrue();

        coverage.lost("its feed is being begun");
        strong.unavailable = "no";
        weak.unavailable = "neither";
        feed.start();
        await(() -> !coverage.isLost());
        before = answer();
        feed.lost(writes);
        assertThat(before.holds()).isFalse();
        assertThat(answer().holds()).isTrue();
    }

    @Test
    void whereThereWasAFeedNothingIsServedWithoutOne() {
        feed.start();
        await(() -> !coverage.isLost());
        strong.unavailable = "the password has changed";
        weak.unavailable = "so it has here";
        strong.broken = true;
        await(() -> coverage.toString().contains("cannot be had again yet: the password has changed"));
        assertThat(coverage.isLost()).isTrue();

        strong.broken = false;
        strong.unavailable = "";
        await(() -> !coverage.isLost());
    }

    @Test
    void theApplicationInWhoseThreadItIsBegunMayGo() throws Exception {
        WeakReference<ClassLoader> application = begunBy(() -> {
            feed = feed();
            feed.start();
        });
        await(() -> !coverage.isLost());

        Garbage.awaitCollected(application);
    }

    /** By a class of an application's, which has a protection domain of its own. */
    private static WeakReference<ClassLoader> begunBy(Runnable start) throws Exception {
        String name = Deployed.class.getName();
        ClassLoader loader = new ThrowAwayLoader(Deployed.class.getClassLoader(), name::equals);
        ((Executor) loader.loadClass(name).getDeclaredConstructor().newInstance()).execute(start);
        return new WeakReference<>(loader);
    }

    @Test
    void itTellsHowATableIsCovered() {
        feed.start();
        await(() -> !coverage.isLost());

        LoadScope load = coherence.here().begin();
        load.reads(session(), database.table("public.orders"), "select", "");
        assertThat(load.dependencies().get(0).coverage()).startsWith("all of public.orders, feed delay");
        load.abandon();
    }

    @Test
    void closingEndsItsThreadsAndSources() {
        feed.start();
        await(() -> !coverage.isLost());
        feed.close();

        await(() -> strong.closed.get() == 1);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("fallbackcached-feed")));
    }

    private PostgresFeed feed() {
        return new PostgresFeed(new Setup(), "me", List.of(strong, weak), false, new Told());
    }

    private Freshness answer() {
        return Objects.requireNonNull(judged(), "not kept");
    }

    private @Nullable Freshness judged() {
        LoadScope load = coherence.here().begin();
        load.reads(session(), database.table("public.orders"), "select", "");
        return load.end(List.of()).freshness();
    }

    private Session session() {
        return coherence.session(new Context(database, List.of("app")));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waiting in vain").isNegative();
            Thread.onSpinWait();
        }
    }

    private final class Told implements Voice {
        @Override
        public boolean isNeeded() {
            return true;
        }

        @Override
        public void owes(int more) {}

        @Override
        public void committing(Connection open, WriteSet writes) {
            told.add(writes);
        }

        @Override
        public void committed(@Nullable Connection idle, WriteSet writes) {
            told.add(writes);
        }
    }

    private final class Setup implements FeedSetup {
        @Override
        public Database database() {
            return database;
        }

        @Override
        public FeedSettings settings() {
            return new FeedSettings(FeedSettings.Kind.AUTO, "", "", "", Duration.ofSeconds(1), 1 << 20);
        }

        @Override
        public Connection connect(Map<String, String> properties) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Doubt doubt() {
            return database.doubt();
        }

        @Override
        public void tablesDefined() {}
    }
}
