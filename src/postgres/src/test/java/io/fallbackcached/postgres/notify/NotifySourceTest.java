package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NotifySourceTest {

    private static Books books;
    private static TestAgent here;
    private static TestAgent there;

    @BeforeAll
    static void open() throws Exception {
        books = new Books("hearing");
        here = TestAgent.open(books.url, "here");
        there = TestAgent.open(books.url, "there");
        here.catchUp();
    }

    @AfterAll
    static void close() {
        here.close();
        there.close();
    }

    @Test
    void anAgentHearsWhichRowAnotherWrote() throws SQLException {
        Freshness first = here.answerFromRow(1);
        Freshness second = here.answerFromRow(2);
        Freshness all = here.answerFromTable("public.book");

        commit(there.updateOfRow(1));
        here.catchUp();

        assertThat(first.holds()).isFalse();
        assertThat(second.holds()).isTrue();
        assertThat(all.holds()).isFalse();
        assertThat(here.books.lastWrite().statement()).isEqualTo("another agent's commit");
    }

    @Test
    void anAgentHearsWhichTableAnotherWrote() throws SQLException {
        Freshness row = here.answerFromRow(1);
        Freshness other = here.answerFromTable("public.author");

        commit(WriteSet.of(List.of(TableWrite.any(there.books, "truncate"))));
        here.catchUp();

        assertThat(row.holds()).isFalse();
        assertThat(other.holds()).isTrue();
    }

    @Test
    void anAgentHearsThatAnotherWroteEverything() throws SQLException {
        Freshness row = here.answerFromRow(1);
        Freshness other = here.answerFromTable("public.author");
        int definitions = here.definitions;

        commit(WriteSet.everything("do", false));
        here.catchUp();

        assertThat(row.holds()).isFalse();
        assertThat(other.holds()).isFalse();
        assertThat(here.definitions).isEqualTo(definitions);
    }

    @Test
    void anAgentHearsThatTablesWereDefined() throws SQLException {
        int definitions = here.definitions;

        commit(WriteSet.everything("alter table", true));
        here.catchUp();

        assertThat(here.definitions).isEqualTo(definitions + 1);
    }

    @Test
    void anAgentDoesNotHearItself() throws SQLException {
        Freshness row = here.answerFromRow(1);

        try (Connection connection = books.transactions()) {
            execute(connection, "select 1");
            here.teller.committing(connection, here.updateOfRow(1));
            connection.commit();
        }
        here.catchUp();

        assertThat(row.holds()).isTrue();
    }

    @Test
    void anAgentHearsTriggers() throws SQLException {
        Freshness row = here.answerFromRow(1);

        books.execute("select pg_notify('fallbackcached', E'1\\tw\\t-\\t0\\nA\\tpublic.book')");
        here.catchUp();

        assertThat(row.holds()).isFalse();
        assertThat(here.books.lastWrite().statement()).isEqualTo("a trigger");
    }

    @Test
    void anybodyCanMakeAllAgentsBeginAnew() throws SQLException {
        Freshness row = here.answerFromRow(1);

        books.execute("notify fallbackcached");
        here.catchUp();

        assertThat(row.holds()).isFalse();
    }

    @Test
    void whatCouldNotBeToldIsToldOnTheFeedsOwnConnection() throws SQLException {
        Freshness row = here.answerFromRow(1);
        Connection lost = books.application();
        lost.close();

        there.teller.committed(lost, there.updateOfRow(1));
        there.poll();
        here.catchUp();

        assertThat(row.holds()).isFalse();
    }

    @Test
    void whatCouldNotBeToldIsToldAgainOnceItMayHaveBecomeVisible() throws SQLException {
        try (Connection slow = books.transactions()) {
            execute(slow, "update book set title = 'slow' where id = 1");
            Connection lost = books.application();
            lost.close();
            there.teller.committed(lost, there.updateOfRow(1));
            there.poll();
            here.catchUp();
            Freshness early = here.answerFromRow(1);
            Freshness earlyThere = there.answerFromRow(1);

            slow.commit();
            there.beat();
            there.poll();
            here.catchUp();

            assertThat(early.holds()).isFalse();
            assertThat(earlyThere.holds()).isFalse();
        }
        there.beat();
        Freshness late = here.answerFromRow(1);
        there.beat();
        here.catchUp();
        assertThat(late.holds()).isTrue();
    }

    @Test
    void gapsInTheBeatsOfAnotherAgentMakeEverythingInvalid() throws SQLException {
        there.beat();
        there.beat();
        here.catchUp();
        Freshness row = here.answerFromRow(1);
        there.beat();
        here.catchUp();
        assertThat(row.holds()).isTrue();

        there.skipBeat();
        there.beat();
        here.catchUp();

        assertThat(row.holds()).isFalse();
    }

    @Test
    void nothingOfATransactionIsHeardBeforeItsCommit() throws SQLException {
        Freshness row = here.answerFromRow(1);
        try (Connection connection = books.transactions()) {
            execute(connection, "update book set title = 'x' where id = 1");
            there.teller.committing(connection, there.updateOfRow(1));
            here.catchUp();
            assertThat(row.holds()).isTrue();
            connection.rollback();
        }
        here.catchUp();
        assertThat(row.holds()).isTrue();
    }

    @Test
    void allRowsOfALargeCommitAreHeard() throws SQLException {
        Freshness row = here.answerFromRow(1);
        commit(WriteSet.of(List.of(
                TableWrite.delete(there.books, List.of(Map.of("id", 1L, "title", "x".repeat(9_000))), "delete"))));
        here.catchUp();

        assertThat(row.holds()).isFalse();
    }

    @Test
    void aKilledConnectionIsNoticed() throws Exception {
        TestAgent killed = new TestAgent(books.url, "postgres", "killed", Duration.ofSeconds(5));
        killed.open();
        books.execute(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid = (select pid"
                        + " from pg_stat_activity where application_name = 'fallbackcached feed' order by backend_start desc limit 1)");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        killed.poll();
                    }
                })
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(killed::beat).isInstanceOf(SQLException.class);
        killed.close();
    }

    @Test
    void aRoleThatMayNotNotifyIsNotGivenTheFeed() throws Exception {
        books.execute("drop role if exists silenced");
        books.execute("create role silenced login");
        books.execute("revoke execute on function pg_notify(text, text) from public");
        try {
            TestAgent silenced = new TestAgent(books.url, "silenced", "silenced", Duration.ofSeconds(5));
            assertThatThrownBy(silenced::open).hasMessageContaining("permission denied");
        } finally {
            books.execute("grant execute on function pg_notify(text, text) to public");
        }
    }

    @Test
    void anOrdinaryRoleIsGivenTheFeed() throws Exception {
        books.execute("drop role if exists ordinary");
        books.execute("create role ordinary login");
        try (TestAgent ordinary = new TestAgent(books.url, "ordinary", "ordinary", Duration.ofSeconds(5))) {
            ordinary.open();
            Freshness row = ordinary.answerFromRow(1);
            commit(there.updateOfRow(1));
            ordinary.catchUp();
            assertThat(row.holds()).isFalse();
        }
    }

    private static void commit(WriteSet writes) throws SQLException {
        try (Connection connection = books.transactions()) {
            execute(connection, "update book set title = title || '.' where id = 1");
            there.teller.committing(connection, writes);
            connection.commit();
        }
    }
}
