package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static io.fallbackcached.postgres.notify.Books.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads here race with commits there: whatever is still kept once all has been heard is what the database has. */
@Timeout(120)
class NotifyRaceTest {

    private static final int ROWS = 5;

    private final AtomicBoolean written = new AtomicBoolean();
    private final AtomicBoolean caughtUp = new AtomicBoolean();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Map<Long, Answer> answers = new ConcurrentHashMap<>();

    @Test
    void nothingStaysStale() throws Exception {
        long seed = System.nanoTime();
        Books books = new Books("races");
        try (TestAgent here = TestAgent.open(books.url, "here");
                TestAgent there = TestAgent.open(books.url, "there")) {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Random random = new Random(seed + i);
                writers.add(running(() -> write(books, there, random)));
            }
            CompletableFuture<Void> feed = running(() -> hear(here));
            CompletableFuture<Void> loader = running(() -> load(books, here, new Random(seed)));
            Thread.sleep(5_000);
            written.set(true);
            writers.forEach(CompletableFuture::join);
            feed.join();
            loader.join();

            try (Connection connection = books.application()) {
                for (Map.Entry<Long, Answer> answer : answers.entrySet()) {
                    if (answer.getValue().freshness.holds()) {
                        assertThat(answer.getValue().title)
                                .as("row %d, seed %d", answer.getKey(), seed)
                                .isEqualTo(title(connection, answer.getKey()));
                    }
                }
            }
            assertThat(kept).hasValueGreaterThan(20);
            assertThat(writes).hasValueGreaterThan(20);
        }
    }

    private void write(Books books, TestAgent there, Random random) throws SQLException {
        try (Connection transactions = books.transactions();
                Connection autocommit = books.application()) {
            while (!written.get()) {
                long row = random.nextInt(ROWS);
                String update = "update book set title = '" + random.nextLong() + "' where id = " + row;
                if (random.nextInt(3) == 0) {
                    execute(autocommit, update);
                    there.teller.committed(autocommit, there.updateOfRow(row));
                } else {
                    execute(transactions, update);
                    there.teller.committing(transactions, there.updateOfRow(row));
                    if (random.nextInt(5) == 0) {
                        transactions.rollback();
                    } else {
                        transactions.commit();
                    }
                }
                writes.incrementAndGet();
            }
        }
    }

    private void hear(TestAgent here) throws SQLException {
        while (!written.get()) {
            here.poll();
        }
        for (int i = 0; i < 3; i++) {
            here.catchUp();
        }
        caughtUp.set(true);
    }

    private void load(Books books, TestAgent here, Random random) throws SQLException {
        try (Connection connection = books.application()) {
            while (!caughtUp.get()) {
                long row = random.nextInt(ROWS);
                Answer answer = answers.get(row);
                if (answer == null || !answer.freshness.holds()) {
                    String[] title = new String[1];
                    Freshness freshness = here.verdictOfRow(row, () -> title[0] = title(connection, row))
                            .freshness();
                    if (freshness != null) {
                        answers.put(row, new Answer(title[0], freshness));
                        kept.incrementAndGet();
                    }
                }
            }
        }
    }

    private static String title(Connection connection, long row) {
        try {
            return one(connection, "select coalesce(max(title), '') from book where id = " + row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Void> running(Task task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        task.run();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> new Thread(command).start());
    }

    private interface Task {
        void run() throws SQLException;
    }

    private static final class Answer {
        final String title;
        final Freshness freshness;

        Answer(String title, Freshness freshness) {
            this.title = title;
            this.freshness = freshness;
        }
    }
}
