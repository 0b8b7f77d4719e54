package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole agent in this JVM, around an application that uses PostgreSQL's driver. */
class WatchedPostgresTest {

    private static WatchedServer server;
    private Persons here;
    private Persons there;

    @BeforeAll
    static void startAgent() throws Exception {
        server = new WatchedServer();
    }

    @AfterAll
    static void stopAgent() throws Exception {
        server.stop();
    }

    @BeforeEach
    void connect() throws Exception {
        here = server.clientWithTables();
        there = server.client();
    }

    @AfterEach
    void disconnect() throws SQLException {
        here.connection().close();
        there.connection().close();
    }

    @Test
    void anAnswerIsKeptWhileNothingIsWritten() throws SQLException {
        assertThat(here.name(1)).isEqualTo("Ada");
        assertThat(here.name(1)).isEqualTo("Ada");

        assertThat(here.runs()).isEqualTo(1);
    }

    @Test
    void aWriteOnAnotherConnectionIsSeen() throws SQLException {
        here.name(1);
        there.rename(1, "Eve");

        assertThat(here.name(1)).isEqualTo("Eve");
    }

    @Test
    void aWriteToAnotherRowDoesNoHarm() throws SQLException {
        here.name(1);
        there.rename(2, "Eve");
        here.name(1);

        assertThat(here.runs()).isEqualTo(1);
    }

    @Test
    void aStatementThatIsExecutedAfterItWasClosedDoesNoHarm() throws SQLException {
        PreparedStatement closed = there.connection().prepareStatement("delete from person");
        closed.close();
        here.name(1);

        assertThatThrownBy(closed::executeUpdate).isInstanceOf(SQLException.class);

        here.name(1);
        assertThat(here.runs()).isEqualTo(1);
    }

    @Test
    void aWriteToAnotherTableDoesNoHarm() throws SQLException {
        here.count("person");
        there.execute("insert into dog values (1, 'Rex')");
        here.count("person");

        assertThat(here.runs()).isEqualTo(1);
    }

    @Test
    void ownWritesAreSeenAndOthersSeeThemOnceCommitted() throws SQLException {
        here.name(1);
        there.connection().setAutoCommit(false);
        there.rename(1, "Eve");

        assertThat(there.name(1)).isEqualTo("Eve");
        there.connection().commit();

        assertThat(here.name(1)).isEqualTo("Eve");
    }

    @Test
    void whatIsRolledBackIsNeverSeen() throws SQLException {
        there.connection().setAutoCommit(false);
        there.rename(1, "Eve");
        there.name(1);
        there.connection().rollback();

        assertThat(there.name(1)).isEqualTo("Ada");
        assertThat(here.name(1)).isEqualTo("Ada");
    }

    @Test
    void savepointsUndoWhatCameAfterThem() throws SQLException {
        here.name(1);
        there.connection().setAutoCommit(false);
        Savepoint savepoint = there.connection().setSavepoint();
        there.rename(1, "Eve");
        there.connection().rollback(savepoint);
        there.connection().commit();
        here.name(1);

        assertThat(here.runs()).isEqualTo(1);
    }

    @Test
    void transactionsOfSqlsOwnAreFollowed() throws SQLException {
        here.name(1);
        there.execute("begin; update person set name = 'Eve' where id = 1");
        assertThat(here.name(1)).isEqualTo("Ada");
        there.execute("commit");

        assertThat(here.name(1)).isEqualTo("Eve");
    }

    @Test
    void aTextThatFailsInTheMiddleLeavesNothingUnseen() throws SQLException {
        here.name(1);
        String text = "begin; savepoint a; update person set name = 'Eve' where id = 1; select 1/0";
        assertThatThrownBy(() -> there.execute(text)).isInstanceOf(SQLException.class);
        there.execute("rollback to a");
        there.execute("update person set name = 'Fay' where id = 1");
        there.execute("commit");

        assertThat(here.name(1)).isEqualTo("Fay");
    }

    @Test
    void triggersAreSeen() throws SQLException {
        here.execute("create or replace function bark() returns trigger language plpgsql as"
                + " 'begin insert into dog values (new.id, new.name); return new; end'");
        here.execute("create trigger bark after update on person for each row execute function bark()");
        here.count("dog");
        there.connection().setAutoCommit(false);
        there.rename(1, "Eve");
        there.connection().commit();

        assertThat(here.count("dog")).isEqualTo(1);
    }

    @Test
    void preparedTransactionsStayInDoubtUntilTheyAreCommitted() throws SQLException {
        here.name(1);
        there.execute("begin; update person set name = 'Eve' where id = 1");
        there.execute("prepare transaction 'gift'");
        assertThat(here.name(1)).isEqualTo("Ada");
        here.execute("commit prepared 'gift'");

        assertThat(here.name(1)).isEqualTo("Eve");
        here.name(1);
        assertThat(here.runs()).isEqualTo(3);
    }

    @Test
    void copiedRowsAreSeen() throws SQLException {
        here.count("person");
        there.copyIn("3\tCy");

        assertThat(here.count("person")).isEqualTo(3);
    }

    @Test
    void copiedRowsAreSeenOnceTheirTransactionIsCommitted() throws SQLException {
        here.count("person");
        there.connection().setAutoCommit(false);
        there.copyIn("3\tCy");
        here.count("person");
        there.connection().commit();

        assertThat(here.count("person")).isEqualTo(3);
    }

    @Test
    void whatAnswersWithoutATableIsNotKept() throws SQLException {
        here.setting("search_path");
        here.setting("search_path");

        assertThat(here.runs()).isEqualTo(2);
    }

    @Test
    void repeatableReadsStayRepeatable() throws SQLException {
        there.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        there.connection().setAutoCommit(false);
        there.count("dog");
        here.rename(1, "Eve");

        assertThat(there.name(1)).isEqualTo("Ada");
        there.connection().commit();
        assertThat(here.name(1)).isEqualTo("Eve");
    }

    @Test
    void whatAViewReadsIsSeenAndWhetherItIsDefinedAnew() throws SQLException {
        here.execute("create view everybody as select name from person");
        here.count("everybody");
        there.execute("create or replace view everybody as select name from dog");

        assertThat(here.count("everybody")).isZero();
        there.execute("insert into dog values (1, 'Rex')");
        assertThat(here.count("everybody")).isEqualTo(1);
    }
}
