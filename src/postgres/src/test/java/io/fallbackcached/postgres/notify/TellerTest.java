package io.fallbackcached.postgres.notify;

import static io.fallbackcached.postgres.notify.Books.execute;
import static io.fallbackcached.postgres.notify.Books.heard;
import static io.fallbackcached.postgres.notify.Books.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.core.coherence.WriteSet;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TellerTest {

    private static final String LINE = "U\tpublic.book\t1\ttitle\t1\t1\tid\ti1\t1\ttitle\tsit's \\\\ new";

    private static Books books;
    private final Database database = new Coherence().database("x");
    private final Teller teller = new Teller("me");
    private final WriteSet writes = WriteSet.of(List.of(TableWrite.update(
            database.table("public.book"),
            List.of(Map.of("id", 1L)),
            Set.of("title"),
            Map.of("title", "it's \\ new"),
            "update")));
    private Connection listener;
    private Connection connection;

    @BeforeAll
    static void create() throws SQLException {
        books = new Books("teller");
        books.execute("drop role if exists mute");
        books.execute("create role mute login");
        books.execute("grant all on book to mute");
        books.execute("revoke execute on function pg_notify(text, text) from public");
    }

    @BeforeEach
    void open() throws SQLException {
        listener = books.listener();
        connection = books.transactions();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        listener.close();
    }

    @Test
    void aCommitTellsWhatItWrote() throws SQLException {
        update(connection);
        teller.committing(connection, writes);
        assertThat(heard(listener)).isEmpty();

        connection.commit();

        assertThat(heard(listener)).containsExactly(LINE);
        assertThat(teller.untold().take()).isEmpty();
    }

    @Test
    void aRollbackTellsNothing() throws SQLException {
        update(connection);
        teller.committing(connection, writes);
        connection.rollback();

        assertThat(heard(listener)).isEmpty();
        assertThat(teller.untold().take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preferQueryMode=simple",
                "preferQueryMode=extended",
                "preferQueryMode=extendedForPrepared",
                "preferQueryMode=extendedCacheEverything",
                "autosave=always",
                "autosave=conservative",
                "cleanupSavepoints=true",
                "defaultRowFetchSize=1",
                "prepareThreshold=1",
                "reWriteBatchedInserts=true",
                "options=-c%20standard_conforming_strings=off",
                "options=-c%20backslash_quote=off",
                "options=-c%20search_path=nowhere",
                "readOnly=true",
                "queryTimeout=1",
            })
    void aCommitTellsWhatItWroteWhateverTheDriverIsSetTo(String property) throws SQLException {
        String[] parts = property.replace("%20", " ").split("=", 2);
        try (Connection special = books.transactions(parts[0], parts[1])) {
            if (property.startsWith("readOnly")) {
                one(special, "select 1");
            } else {
                update(special);
            }
            for (int i = 0; i < 7; i++) {
                teller.committing(special, writes);
            }
            special.commit();

            assertThat(heard(listener)).containsExactly(LINE);
            assertThat(teller.untold().take()).isEmpty();
            assertThat(one(
                            special,
                            "select count(*) from pg_prepared_statements where statement like '%fallbackcached%'"
                                    + " and not statement like '%count%'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preferQueryMode=simple",
                "preferQueryMode=extended",
                "preferQueryMode=extendedForPrepared",
                "preferQueryMode=extendedCacheEverything",
                "autosave=always",
                "autosave=conservative",
                "cleanupSavepoints=true",
                "prepareThreshold=1",
            })
    void aTransactionThatMayNotTellIsAsItWas(String property) throws SQLException {
        String[] parts = property.split("=", 2);
        try (Connection mute = books.connect("mute", parts[0], parts[1])) {
            mute.setAutoCommit(false);
            execute(mute, "update book set title = 'first' where id = 2");
            Savepoint savepoint = mute.setSavepoint();
            execute(mute, "update book set title = 'second' where id = 2");
            for (int i = 0; i < 7; i++) {
                teller.committing(mute, writes);
            }
            assertThat(one(mute, "select title from book where id = 2")).isEqualTo("second");
            mute.rollback(savepoint);
            mute.commit();

            assertThat(one(mute, "select title from book where id = 2")).isEqualTo("first");
            mute.commit();
            assertThat(heard(listener)).isEmpty();
            assertThat(teller.untold().take()).containsExactly("1\tw\tme\t0\n" + LINE);
        }
    }

    @Test
    void savepointsOfTheApplicationStayAsTheyAre() throws SQLException {
        execute(connection, "savepoint fallbackcached_notify");
        execute(connection, "update book set title = 'undone' where id = 3");
        teller.committing(connection, writes);
        execute(connection, "rollback to savepoint fallbackcached_notify");
        connection.commit();

        assertThat(one(connection, "select title from book where id = 3")).isEqualTo("old");
        assertThat(heard(listener)).isEmpty();
    }

    @Test
    void openResultsOfTheTransactionStayOpen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(2);
            try (ResultSet rows = statement.executeQuery("select id from book order by id")) {
                rows.next();
                teller.committing(connection, writes);
                int count = 1;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(20);
            }
        }
    }

    @Test
    void openResultsOfATransactionThatMayNotTellStayOpen() throws SQLException {
        try (Connection mute = books.connect("mute")) {
            mute.setAutoCommit(false);
            try (Statement statement = mute.createStatement()) {
                statement.setFetchSize(2);
                try (ResultSet rows = statement.executeQuery("select id from book order by id")) {
                    rows.next();
                    teller.committing(mute, writes);
                    int count = 1;
                    while (rows.next()) {
                        count++;
                    }
                    assertThat(count).isEqualTo(20);
                }
            }
        }
    }

    @Test
    void aFailedTransactionIsLeftAlone() throws SQLException {
        update(connection);
        assertThatThrownBy(() -> execute(connection, "select 1 / 0")).isInstanceOf(SQLException.class);

        teller.committing(connection, writes);

        assertThatThrownBy(() -> execute(connection, "select 1"))
                .hasMessageContaining("current transaction is aborted");
        connection.rollback();
        assertThat(heard(listener)).isEmpty();
        assertThat(teller.untold().take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable", "serializable, read only, deferrable"})
    void everyIsolationTells(String isolation) throws SQLException {
        execute(connection, "set transaction isolation level " + isolation);
        one(connection, "select count(*) from book");
        teller.committing(connection, writes);
        connection.commit();

        assertThat(heard(listener)).containsExactly(LINE);
    }

    @Test
    void aTimeoutOfTheSessionDoesNotHurt() throws SQLException {
        execute(connection, "set statement_timeout = '100ms'; set lock_timeout = '1ms'");
        update(connection);
        teller.committing(connection, writes);
        connection.commit();

        assertThat(heard(listener)).containsExactly(LINE);
    }

    @Test
    void nothingIsLeftOnTheConnection() throws SQLException {
        update(connection);
        teller.committing(connection, writes);

        assertThat((Object) connection.getWarnings()).isNull();
        connection.commit();
        assertThat(one(connection, "select count(*) from pg_cursors where name <> ''"))
                .isEqualTo("0");
        assertThat(one(connection, "select count(*) from pg_prepared_statements where statement like '%fallback%'"))
                .isEqualTo("0");
    }

    @Test
    void aStatementThatCommitsByItselfIsToldAfterwards() throws SQLException {
        connection.setAutoCommit(true);
        update(connection);
        assertThat(heard(listener)).isEmpty();

        teller.committed(connection, writes);

        assertThat(heard(listener)).containsExactly(LINE);
        assertThat(teller.untold().take()).isEmpty();
    }

    @Test
    void onAConnectionThatWouldBeginATransactionNothingIsTold() throws SQLException {
        teller.committed(connection, writes);

        assertThat(TransactionState.of(connection)).isEqualTo(TransactionState.IDLE);
        assertThat(teller.untold().take()).hasSize(1);
    }

    @Test
    void whatALostConnectionWroteIsLeftToBeTold() throws SQLException {
        connection.setAutoCommit(true);
        connection.close();

        assertThatCode(() -> teller.committed(connection, writes)).doesNotThrowAnyException();
        assertThatCode(() -> teller.committing(connection, writes)).doesNotThrowAnyException();

        assertThat(teller.untold().take()).hasSize(1);
    }

    @Test
    void aBackendThatWasTerminatedLeavesItsWritesToBeTold() throws SQLException {
        update(connection);
        books.execute("select pg_terminate_backend(" + one(connection, "select pg_backend_pid()") + ")");

        teller.committing(connection, writes);

        assertThat(teller.untold().take()).hasSize(1);
    }

    @Test
    void aConnectionOfAnotherDriverLeavesItsWritesToBeTold() {
        Connection other = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new AbstractMethodError();
                });
        teller.committing(other, writes);
        teller.committed(other, writes);

        assertThat(teller.untold().take()).hasSize(1);
    }

    @Test
    void moreThanIsWorthTellingApartIsEverything() {
        Untold untold = new Untold("everything");
        for (int i = 0; i < 1_000; i++) {
            untold.addAll(List.of("text " + i));
        }

        assertThat(untold.take()).containsExactly("everything");
    }

    @Test
    void whileTheQueueIsFullNothingIsSent() throws SQLException {
        teller.full(true);
        update(connection);
        teller.committing(connection, writes);
        connection.commit();

        assertThat(heard(listener)).isEmpty();
        assertThat(teller.untold().take()).hasSize(1);
    }

    private static void update(Connection connection) throws SQLException {
        execute(connection, "update public.book set title = 'new' where id = 1");
    }
}
