package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static io.fallbackcached.postgres.notify.Books.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PeersTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private Books books;
    private TestAgent here;
    private TestAgent peer;

    @BeforeEach
    void open() throws Exception {
        books = new Books("peers");
        here = new TestAgent(books.url, "postgres", "here", LIMIT);
        peer = new TestAgent(books.url, "postgres", "peer", LIMIT);
        CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> openQuietly(peer));
        here.open();
        opening.get();
        peer.beat();
        here.catchUp();
    }

    @AfterEach
    void close() {
        here.close();
        peer.close();
    }

    @Test
    void anAgentThatGoesSilentMakesEverythingInvalidOnce() throws SQLException {
        Freshness answer = here.answerFromRow(1);

        assertThat(here.until(() -> !answer.holds())).isTrue();

        assertThat(here.until(() -> here.verdict().freshness() != null)).isTrue();
        Freshness later = here.answerFromRow(1);
        long since = System.nanoTime();
        here.until(() -> System.nanoTime() - since > 2 * LIMIT.toNanos());
        assertThat(later.holds()).isTrue();
    }

    @Test
    void anAgentThatSaidGoodbyeMayBeSilent() throws SQLException {
        Freshness answer = here.answerFromRow(1);
        peer.close();

        long since = System.nanoTime();
        here.until(() -> System.nanoTime() - since > 2 * LIMIT.toNanos());

        assertThat(answer.holds()).isTrue();
    }

    @Test
    void anAgentThatBeatsOnIsNotLost() throws Exception {
        Freshness answer = here.answerFromRow(1);

        long since = System.nanoTime();
        while (System.nanoTime() - since < 3 * LIMIT.toNanos()) {
            peer.beat();
            peer.poll();
            here.catchUp();
            Thread.sleep(200);
        }

        assertThat(answer.holds()).isTrue();
    }

    @Test
    void anAgentThatTellsWritesButDoesNotBeatIsLost() throws SQLException {
        int definitions = here.definitions;
        Freshness answer = here.answerFromRow(1);
        try (Connection ghost = books.application()) {
            boolean lost = here.until(() -> {
                peer.teller.committed(
                        ghost, WriteSet.of(List.of(TableWrite.any(peer.database.table("public.other"), "update"))));
                return !answer.holds();
            });
            assertThat(lost).isTrue();
        }
        assertThat(here.until(() -> here.definitions > definitions)).isTrue();
    }

    @Test
    void anAgentThatPausedItselfHearsWhatItMissedBeforeItJudgesOthers() throws Exception {
        Freshness answer = here.answerFromRow(1);
        for (int i = 0; i < 8; i++) {
            peer.beat();
            peer.poll();
            Thread.sleep(2 * LIMIT.toMillis() / 8);
        }

        here.catchUp();
        here.catchUp();

        assertThat(answer.holds()).isTrue();
    }

    @Test
    void whatALostAgentLeftRunningOnTheServerIsWaitedFor() throws Exception {
        Freshness before = here.answerFromRow(1);
        try (Leftover update =
                new Leftover("update book set title = 'late' where id = 1 and pg_sleep(5) is not null")) {
            assertThat(here.until(() -> !before.holds())).isTrue();
            assertThat(update.isActive()).isTrue();
            assertThat(here.verdict().freshness()).isNull();

            assertThat(here.until(() -> here.verdict().freshness() != null)).isTrue();
            assertThat(update.isActive()).isFalse();
        }
        try (Connection connection = books.application()) {
            assertThat(one(connection, "select title from book where id = 1")).isEqualTo("late");
        }
    }

    @Test
    void pollsAreNotHeldUpByWhatIsWaitedFor() throws Exception {
        Freshness before = here.answerFromRow(1);
        try (Leftover sleep = new Leftover("select pg_sleep(5)")) {
            assertThat(here.until(() -> !before.holds())).isTrue();
            here.catchUp();
            here.catchUp();
            assertThat(here.verdict().freshness()).isNull();
            assertThat(sleep.isActive()).isTrue();
        }
    }

    @Test
    void closingEndsDoubtsAsCommitted() throws Exception {
        Freshness before = here.answerFromRow(1);
        try (Leftover sleep = new Leftover("select pg_sleep(4)")) {
            assertThat(here.until(() -> !before.holds())).isTrue();
            here.close();
            assertThat(here.verdict().freshness()).isNotNull();
            assertThat(before.holds()).isFalse();
            assertThat(sleep.isActive()).isTrue();
        }
    }

    @Test
    void transactionsThatWaitForTheirClientsAreNotWaitedFor() throws Exception {
        try (Connection open = books.transactions()) {
            execute(open, "update book set title = 'x' where id = 1");
            Freshness before = here.answerFromRow(1);
            assertThat(here.until(() -> !before.holds())).isTrue();
            assertThat(here.until(() -> here.verdict().freshness() != null)).isTrue();
            open.rollback();
        }
    }

    @Test
    void anAgentThatComesBackIsKnownAgain() throws Exception {
        Freshness first = here.answerFromRow(1);
        assertThat(here.until(() -> !first.holds() && here.verdict().freshness() != null))
                .isTrue();
        peer.beat();
        here.catchUp();
        Freshness second = here.answerFromRow(1);

        assertThat(here.until(() -> !second.holds())).isTrue();
    }

    private static void openQuietly(TestAgent agent) {
        try {
            agent.open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A statement that commits by itself and still runs. */
    private final class Leftover implements AutoCloseable {
        private final String pid;
        private final CompletableFuture<Void> end;

        Leftover(String sql) throws SQLException {
            Connection connection = books.application();
            pid = one(connection, "select pg_backend_pid()");
            end = CompletableFuture.runAsync(() -> {
                try (Connection dying = connection) {
                    execute(dying, sql);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        boolean isActive() throws SQLException {
            try (Connection connection = books.application()) {
                String active = "select count(*) from pg_stat_activity where state = 'active' and pid = " + pid;
                return one(connection, active).equals("1");
            }
        }

        @Override
        public void close() {
            end.join();
        }
    }
}
