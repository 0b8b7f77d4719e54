package io.fallbackcached.postgres.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What telling costs and how soon it is heard; on demand: {@code -Dfallbackcached.measure=true}. */
@EnabledIfSystemProperty(named = "fallbackcached.measure", matches = "true")
class NotifyCostTest {

    private static final int ROUNDS = 3_000;

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
        try (TestAgent here = TestAgent.open(books.url, "here");
                Connection connection = books.transactions();
                PreparedStatement update = update(connection)) {
            double told = 0;
            double untold = 0;
            for (int round = 0; round < 3; round++) {
                untold = perCommit(connection, update, null);
                told = perCommit(connection, update, here);
            }
            System.out.printf(
                    Locale.ROOT, "update and commit: %.0f us, told %.0f us, ratio %.2f%n", untold, told, told / untold);
        }
    }

    private static double perCommit(Connection connection, PreparedStatement update, TestAgent teller)
            throws SQLException {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long since = System.nanoTime();
            update.executeUpdate();
            if (teller != null) {
                teller.teller.committing(connection, teller.updateOfRow(1));
            }
            connection.commit();
            times[i] = System.nanoTime() - since;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2] / 1e3;
    }

    private static PreparedStatement update(Connection connection) throws SQLException {
        return connection.prepareStatement("update book set title = title where id = 1");
    }
}
