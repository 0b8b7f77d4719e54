package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PresenceTest {

    private final Teller teller = new Teller("silent");
    private Books books;
    private Connection silent;
    private Connection listening;

    @BeforeEach
    void open() throws SQLException {
        books = new Books("presence");
        silent = books.application();
        listening = books.application();
    }

    @AfterEach
    void close() throws SQLException {
        silent.close();
        listening.close();
    }

    @Test
    void anAgentIsNeededBeforeItHasLooked() throws SQLException {
        Presence.silent(silent, teller);

        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentIsSilentForAWhileWhereNobodyListens() throws Exception {
        Silence silence = Presence.silent(silent, teller);
        silence.look();
        assertThat(teller.isNeeded()).isFalse();

        Thread.sleep(Presence.TRUSTED_MILLIS);
        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentThatIsSilentSendsNothing() throws SQLException {
        Silence silence = Presence.silent(silent, teller);
        silence.look();
        try (Connection listener = books.listener();
                Connection connection = books.application();
                TestAgent agent = new TestAgent(books.url, "postgres", "x", TestAgent.PATIENCE)) {
            teller.committed(connection, agent.updateOfRow(1));
            assertThat(Books.heard(listener)).isEmpty();
            assertThat(teller.untold().take()).isEmpty();
        }
    }

    @Test
    void anAgentIsNeededWhereSomebodyListensAlready() throws SQLException {
        Presence.listening(listening);
        Presence.silent(silent, teller).look();

        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentIsNeededOnceSomebodyListens() throws SQLException {
        Silence silence = Presence.silent(silent, teller);
        silence.look();
        Presence.listening(listening);
        silence.look();

        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentIsNotNeededOnceNobodyListensAnyMore() throws SQLException {
        Presence.listening(listening);
        Silence silence = Presence.silent(silent, teller);
        listening.close();
        long since = System.nanoTime();
        while (teller.isNeeded() && System.nanoTime() - since < TestAgent.PATIENCE.toNanos()) {
            silence.look();
        }

        assertThat(teller.isNeeded()).isFalse();
    }

    @Test
    void whoListensInAnotherDatabaseDoesNotCount() throws SQLException {
        Books other = new Books("presence_elsewhere");
        try (Connection elsewhere = other.application()) {
            Presence.listening(elsewhere);
            Presence.silent(silent, teller).look();
        }

        assertThat(teller.isNeeded()).isFalse();
    }

    @Test
    void locksOfTheApplicationDoNotCount() throws SQLException {
        execute(
                listening,
                "select pg_advisory_lock(1), pg_advisory_lock(1180853089, 7), pg_advisory_lock((1180853089::bigint << 32) + 1)");
        Presence.silent(silent, teller).look();

        assertThat(teller.isNeeded()).isFalse();
    }

    @Test
    void anAgentWhoseConnectionIsLostIsNeeded() throws SQLException {
        Silence silence = Presence.silent(silent, teller);
        silence.look();
        silent.close();

        assertThatThrownBy(silence::look).isInstanceOf(SQLException.class);
        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentThatStopsBeingSilentIsNeeded() throws SQLException {
        Silence silence = Presence.silent(silent, teller);
        silence.look();
        silence.close();

        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void anAgentThatListensTellsNothingWhileItIsTheOnlyOne() throws Exception {
        try (TestAgent alone = TestAgent.open(books.url, "alone")) {
            assertThat(alone.until(() -> !alone.teller.isNeeded())).isTrue();

            Presence.listening(listening);
            assertThat(alone.until(alone.teller::isNeeded)).isTrue();
        }
    }

    @Test
    void severalMayListenAndSeveralBeSilent() throws SQLException {
        try (Connection second = books.application();
                Connection third = books.application()) {
            Presence.listening(listening);
            Presence.listening(second);
            Presence.silent(silent, teller);
            Presence.silent(third, new Teller("third"));
        }
    }

    @Test
    void anAgentThatIsNotSilentBeatsAndTellsWhatCouldNotBeTold() throws Exception {
        try (TestAgent agent = TestAgent.open(books.url, "listening")) {
            Silence silence = Presence.silent(silent, teller);
            Freshness row = agent.answerFromRow(1);
            Connection lost = books.application();
            lost.close();
            teller.committed(lost, agent.updateOfRow(1));
            silence.look();
            agent.catchUp();
            assertThat(row.holds()).isFalse();

            Freshness later = agent.answerFromRow(1);
            silence.look();
            silence.look();
            agent.catchUp();
            silence.close();
            agent.catchUp();
            assertThat(later.holds()).isTrue();
        }
    }

    @Test
    void whoListensWaitsUntilPermissionsToBeSilentHaveRunOut() throws SQLException {
        Presence.silent(silent, teller).look();
        Presence.listening(listening);
        Presence.awaitTellers(listening);

        assertThat(teller.isNeeded()).isTrue();
    }

    @Test
    void whoListensWaitsForTransactionsThatASilentAgentMayNotHaveToldOf() throws Exception {
        Presence.silent(silent, teller).look();
        try (Connection open = books.transactions()) {
            execute(open, "update book set title = 'x' where id = 1");
            Presence.listening(listening);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                try {
                    Presence.awaitTellers(listening);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> waiting.get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            open.commit();
            waiting.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void transactionsAreNotWaitedForWhereNobodyIsSilent() throws SQLException {
        try (Connection open = books.transactions()) {
            execute(open, "update book set title = 'x' where id = 1");
            Presence.listening(listening);
            Presence.awaitTellers(listening);
            open.rollback();
        }
    }

    @Test
    void interruptionEndsTheWait() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                Presence.awaitTellers(listening);
                thrown.complete(new AssertionError("not interrupted"));
            } catch (SQLException e) {
                thrown.complete(e);
            }
        });
        waiting.start();
        waiting.interrupt();

        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
        waiting.join();
    }

    @Test
    void transactionsInOtherDatabasesAreNotWaitedFor() throws SQLException {
        Books other = new Books("presence_elsewhere");
        try (Connection elsewhere = other.transactions()) {
            execute(elsewhere, "update book set title = 'x' where id = 1");
            assertThat(RunningTransactions.now(listening).areOver()).isTrue();
            elsewhere.rollback();
        }
    }

    @Test
    void transactionsThatOnlyReadAndThoseOfOtherUsersAreSeenByAnybody() throws SQLException {
        books.execute("drop role if exists looker");
        books.execute("create role looker login");
        try (Connection open = books.transactions();
                Connection looker = books.connect("looker")) {
            Books.one(open, "select 1");
            RunningTransactions running = RunningTransactions.now(looker);
            assertThat(running.areOver()).isFalse();
            open.commit();
            Books.one(open, "select 1");
            assertThat(running.areOver()).isTrue();
            open.commit();
        }
    }
}
