package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static io.fallbackcached.postgres.notify.Books.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a server of its own, with the smallest queue there can be. */
@Timeout(120)
class NotifyQueueTest {

    @Test
    void aQueueThatFillsEndsTheFeedLongBeforeItMakesCommitsFail() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            try (Connection connection = connect(server)) {
                execute(connection, "alter system set max_notify_queue_pages = 64");
            }
            server.restart();
            try (TestAgent agent = TestAgent.open(server.url(), "me");
                    Connection lazy = connect(server);
                    Connection busy = connect(server)) {
                execute(lazy, "listen anything");
                execute(lazy, "begin");
                one(lazy, "select 1");
                fill(busy, 0.6);

                assertThatThrownBy(() -> {
                            for (int i = 0; i < 10; i++) {
                                agent.beat();
                            }
                        })
                        .hasMessageContaining("queue of notifications");
                assertThat(isToldHere(agent.teller, busy, agent)).isTrue();
                assertThatThrownBy(agent::open).hasMessageContaining("queue of notifications");

                fill(busy, 0.92);
                assertThatThrownBy(agent::open).hasMessageContaining("queue of notifications");
                assertThat(isToldHere(agent.teller, busy, agent)).isFalse();

                execute(lazy, "commit");
                while (usage(busy) > 0.1) {
                    execute(busy, "select pg_notify('anything', '')");
                }
                agent.open();
                assertThat(isToldHere(agent.teller, busy, agent)).isTrue();
            }
        }
    }

    /** Whether it is sent on the connection that writes, if anybody listens. */
    private static boolean isToldHere(Teller teller, Connection connection, TestAgent agent) {
        teller.needed();
        teller.untold().take();
        teller.committed(connection, agent.updateOfRow(1));
        List<String> left = teller.untold().take();
        return left.isEmpty();
    }

    private static void fill(Connection connection, double usage) throws SQLException {
        while (usage(connection) < usage) {
            execute(connection, "select pg_notify('other', repeat('x', 7000))");
        }
    }

    private static double usage(Connection connection) throws SQLException {
        return Double.parseDouble(one(connection, "select pg_notification_queue_usage()"));
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), "");
    }
}
