package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect.Endpoint;
import io.fallbackcached.jdbc.sql.Meaning;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a reader gets by with connections that break, hang, are refused or are used by others too. */
class ReaderConnectionsTest extends ReaderOfOneServer {

    private static final String TERMINATE =
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'application'";

    @Test
    void aLockedTableHoldsNobodyUp() throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("lock table app.scratch in access exclusive mode");

            Meaning meaning = meaning("select * from scratch", Map.of());

            assertThat(meaning.unkept()).contains("lock timeout");
        }
    }

    @Test
    void aBrokenConnectionIsReplaced() throws SQLException {
        meaning("select 1", Map.of());
        server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fallbackcached'");

        assertThat(meaning("select * from department where id = 77", Map.of()).unkept())
                .isEmpty();
    }

    @Test
    void aServerThatComesBackIsAskedAgain() throws SQLException {
        AtomicBoolean down = new AtomicBoolean();
        try (DatabaseReader patient = new PostgresDialect().open(switched(down))) {
            assertThat(patient.meaning(statement("select * from department"), Map.of(), true)
                            .unkept())
                    .isEmpty();
            down.set(true);
            server.execute(TERMINATE);

            Meaning meanwhile = patient.meaning(statement("select * from call"), Map.of(), true);

            assertThat(meanwhile.unkept()).isNotEmpty();
            assertThat(patient.meaning(statement("select * from department"), Map.of(), true)
                            .unkept())
                    .isEmpty();
            down.set(false);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!patient.meaning(statement("select * from phone"), Map.of(), true)
                    .unkept()
                    .isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theSessionIsLeftAsItWas() throws SQLException {
        AtomicReference<Connection> kept = new AtomicReference<>();
        try (DatabaseReader pooled = new PostgresDialect().open(remembered(kept))) {
            pooled.meaning(statement("update department set name = ? where id = ?"), Map.of("role", "clerk"), true);
            pooled.meaning(statement("select * from person where id = ?"), Map.of("search_path", "other"), true);
            pooled.meaning(statement("select * from nowhere where id = ?"), Map.of(), true);

            try (Statement statement = kept.get().createStatement()) {
                statement.execute("insert into audit_log (what) values (current_user)");
                ResultSet rows = statement.executeQuery("select current_setting('statement_timeout'),"
                        + " current_setting('lock_timeout'), current_setting('search_path'),"
                        + " (select count(*) from pg_prepared_statements where from_sql), current_user");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("0");
                assertThat(rows.getString(2)).isEqualTo("0");
                assertThat(rows.getString(3)).isEqualTo("app, other");
                assertThat(rows.getInt(4)).isZero();
                assertThat(rows.getString(5)).isEqualTo("application");
            }
        }
    }

    @Test
    void aRefusedConnectionIsToldAtOnceAndNotTriedEachTime() {
        AtomicInteger tries = new AtomicInteger();
        try (DatabaseReader refused = new PostgresDialect().open(failing(tries))) {
            Meaning first = refused.meaning(statement("select 1 from t"), Map.of(), true);
            long before = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                refused.meaning(statement("update t set a = " + i), Map.of(), true);
            }

            assertThat(first.why()).isNotEmpty();
            assertThat(refused.meaning(statement("update t set a = 1"), Map.of(), true)
                            .writesMore())
                    .isTrue();
            assertThat(refused.identity()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            assertThat(tries.get()).isLessThan(5);
        }
    }

    @Test
    void aConnectionThatHangsIsWaitedForOnceAndOnlyShortly() {
        CountDownLatch never = new CountDownLatch(1);
        try (DatabaseReader hanging = new PostgresDialect().open(hanging(never))) {
            long before = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                assertThat(hanging.meaning(statement("select " + i), Map.of(), true)
                                .unkept())
                        .isNotEmpty();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        } finally {
            never.countDown();
        }
    }

    private static Endpoint failing(AtomicInteger tries) {
        return connecting(() -> {
            tries.incrementAndGet();
            throw new SQLException("refused");
        });
    }

    private static Endpoint hanging(CountDownLatch never) {
        return connecting(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("refused");
        });
    }

    private static Endpoint switched(AtomicBoolean down) {
        return connecting(() -> {
            if (down.get()) {
                throw new SQLException("down");
            }
            return server.application();
        });
    }

    private static Endpoint remembered(AtomicReference<Connection> kept) {
        return connecting(() -> {
            kept.set(server.application());
            return kept.get();
        });
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static Endpoint connecting(Connecting connecting) {
        return new Endpoint() {
            @Override
            public String url() {
                return "jdbc:postgresql://localhost:1/none";
            }

            @Override
            public String user() {
                return null;
            }

            @Override
            public Connection connect() throws SQLException {
                return connecting.connect();
            }
        };
    }
}
