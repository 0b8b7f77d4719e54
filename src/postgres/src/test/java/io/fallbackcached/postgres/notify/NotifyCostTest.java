package io.fallbackcached.postgres.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What telling costs and how soon it is heard; on demand: {@code -Dfallbackcached.measure=true}. */
@EnabledIfSystemProperty(named = "fallbackcached.measure", matches = "true")
class NotifyCostTest {

    private static final int ROUNDS = 3_000;
    private static final WriteSet WRITES = new TestAgent("", "", "", Duration.ZERO).updateOfRow(1);

    @Test
    void howSoonAWriteIsHeard() throws Exception {
        Books books = new Books("delay");
        try (TestAgent here = TestAgent.open(books.url, "here");
                TestAgent there = TestAgent.open(books.url, "there");
                Connection connection = books.transactions();
                PreparedStatement update = update(connection)) {
            long[] delays = new long[1_000];
            for (int i = 0; i < delays.length; i++) {
                Freshness answer = here.answerFromRow(1);
                CompletableFuture<Long> hearing = CompletableFuture.supplyAsync(() -> {
                    try {
                        while (answer.holds()) {
                            here.poll();
                        }
                        return System.nanoTime();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                Thread.sleep(2);
                update.executeUpdate();
                there.teller.committing(connection, there.updateOfRow(1));
                connection.commit();
                long committed = System.nanoTime();
                delays[i] = hearing.get() - committed;
            }
            Arrays.sort(delays);
            System.out.printf(
                    Locale.ROOT,
                    "commit to invalid: median %.2f ms, p99 %.2f ms, max %.2f ms%n",
                    delays[500] / 1e6,
                    delays[990] / 1e6,
                    delays[999] / 1e6);
            assertThat(delays[500]).isLessThan(20_000_000);
        }
    }

    @Test
    void whatTellingCosts() throws Exception {
        Books books = new Books("cost");
        Extra none = connection -> {};
        Extra roundTrip = connection -> NotifyCall.execute(connection, "select 1");
        Extra savepoint = connection -> NotifyCall.execute(connection, "savepoint x; select 1; release savepoint x");
        Teller teller = new Teller("me");
        Extra telling = connection -> teller.committing(connection, WRITES);
        try (Connection connection = books.transactions();
                PreparedStatement update = update(connection)) {
            String[] names = {"alone", "and a round trip", "and a savepoint", "told to nobody", "told to one", "to two"
            };
            Extra[] extras = {none, roundTrip, savepoint, telling, telling, telling};
            List<AutoCloseable> agents = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                if (i > 3) {
                    agents.add(new Listener(TestAgent.open(books.url, "agent " + i)));
                }
                perCommit(connection, update, extras[i]);
                double micros = perCommit(connection, update, extras[i]);
                System.out.printf(Locale.ROOT, "update and commit, %s: %.0f us%n", names[i], micros);
            }
            for (AutoCloseable agent : agents) {
                agent.close();
            }
        }
    }

    private static double perCommit(Connection connection, PreparedStatement update, Extra extra) throws SQLException {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long since = System.nanoTime();
            update.executeUpdate();
            extra.send(connection);
            connection.commit();
            times[i] = System.nanoTime() - since;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2] / 1e3;
    }

    private interface Extra {
        void send(Connection connection) throws SQLException;
    }

    private static final class Listener implements AutoCloseable {
        private final CompletableFuture<Void> polling;
        private volatile boolean stopped;

        Listener(TestAgent agent) {
            polling = CompletableFuture.runAsync(() -> {
                try (agent) {
                    while (!stopped) {
                        agent.poll();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void close() {
            stopped = true;
            polling.join();
        }
    }

    private static PreparedStatement update(Connection connection) throws SQLException {
        return connection.prepareStatement("update book set title = title where id = 1");
    }
}
