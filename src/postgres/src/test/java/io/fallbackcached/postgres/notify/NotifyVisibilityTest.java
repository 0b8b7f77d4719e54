package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static io.fallbackcached.postgres.notify.Books.heard;
import static io.fallbackcached.postgres.notify.Books.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a server of its own: no commit there ends while it waits for a standby. */
@Timeout(120)
class NotifyVisibilityTest {

    @Test
    void whatACommitTellsIsNotHeardBeforeItIsVisible() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                Connection writer = DriverManager.getConnection(server.url(), server.user(), "");
                Connection listener = DriverManager.getConnection(server.url(), server.user(), "")) {
            execute(listener, "listen fallbackcached");
            execute(writer, "create table book (id bigint primary key, title text)");
            execute(writer, "insert into book values (1, 'old')");
            writer.setAutoCommit(false);
            waitForAStandby(listener, "nobody");

            execute(writer, "update book set title = 'new' where id = 1");
            new Teller("me")
                    .committing(
                            writer,
                            WriteSet.of(List.of(
                                    TableWrite.any(new Coherence().database("x").table("public.book"), "update"))));
            CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> {
                try {
                    writer.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            String waiting = "select count(*) from pg_stat_activity where wait_event = 'SyncRep'";
            while (!one(listener, waiting).equals("1")) {
                Thread.sleep(10);
            }

            assertThat(heard(listener)).isEmpty();
            assertThat(one(listener, "select title from book")).isEqualTo("old");

            waitForAStandby(listener, "");
            commit.get(20, TimeUnit.SECONDS);
            assertThat(heard(listener)).containsExactly("A\tpublic.book");
            assertThat(one(listener, "select title from book")).isEqualTo("new");
        }
    }

    private static void waitForAStandby(Connection connection, String name) throws SQLException {
        execute(connection, "alter system set synchronous_standby_names = '" + name + "'");
        execute(connection, "select pg_reload_conf()");
        while (!one(connection, "show synchronous_standby_names").equals(name)) {
            // the session takes over the new setting with a later statement
        }
    }
}
