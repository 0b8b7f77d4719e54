package io.fallbackcached.jdbc.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;
import javax.sql.XAConnection;
import javax.transaction.xa.Xid;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final WordReader READER = new WordReader();
    private static WatchedJvm jvm;
    private final WordReader reader = READER;
    private Connection other;
    private Connection connection;

    @BeforeAll
    static void watch() {
        jvm = new WatchedJvm(READER);
    }

    @AfterAll
    static void stop() {
        jvm.close();
    }

    @BeforeEach
    void open() throws SQLException {
        reader.reset();
        connection = DriverManager.getConnection("jdbc:h2:mem:transactions");
        other = DriverManager.getConnection("jdbc:h2:mem:transactions");
        execute("create table person (id bigint primary key, name varchar)");
        execute("create table dog (id bigint primary key, name varchar)");
        execute("insert into person values (1, 'Ada'), (2, 'Bo')");
        execute("insert into dog values (1, 'Rex')");
    }

    @AfterEach
    void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.close();
        }
        try (Statement statement = other.createStatement()) {
            statement.execute("drop all objects");
        }
        other.close();
        assertThat(jvm.faults()).isEmpty();
    }

    @Test
    void aWriteThatCommitsByItselfEndsWhatWasReadFromItsTable() throws SQLException {
        Freshness persons = all("person");
        Freshness dogs = all("dog");

        execute("update person set name = 'Eve'");

        assertThat(persons.holds()).isFalse();
        assertThat(dogs.holds()).isTrue();
    }

    @Test
    void aWriteCountsOnceItsTransactionIsCommitted() throws SQLException {
        Freshness persons = all("person");
        connection.setAutoCommit(false);

        execute("update person set name = 'Eve'");
        assertThat(persons.holds()).isTrue();
        assertThat(jvm.coherence().here().hasWritten(persons)).isTrue();

        connection.commit();
        assertThat(persons.holds()).isFalse();
        assertThat(jvm.coherence().here().hasWritten(persons)).isFalse();
    }

    @Test
    void aWriteThatIsRolledBackCountsNothing() throws SQLException {
        Freshness persons = all("person");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");

        connection.rollback();
        connection.commit();

        assertThat(persons.holds()).isTrue();
        assertThat(jvm.coherence().here().hasWritten()).isFalse();
    }

    @Test
    void whatASavepointUndoesCountsNothing() throws SQLException {
        Freshness persons = all("person");
        Freshness dogs = all("dog");
        connection.setAutoCommit(false);
        execute("update dog set name = 'Rover'");
        Savepoint savepoint = connection.setSavepoint();
        execute("update person set name = 'Eve'");
        connection.rollback(savepoint);

        connection.commit();

        assertThat(persons.holds()).isTrue();
        assertThat(dogs.holds()).isFalse();
    }

    @Test
    void switchingAutoCommitOnCommits() throws SQLException {
        Freshness persons = all("person");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");

        connection.setAutoCommit(true);

        assertThat(persons.holds()).isFalse();
        assertThat(jvm.coherence().here().hasWritten()).isFalse();
    }

    @Test
    void sqlBeginsAndEndsTransactionsToo() throws SQLException {
        Freshness persons = all("person");
        execute("begin");
        execute("update person set name = 'Eve'");

        execute("commit");

        assertThat(persons.holds()).isFalse();
        assertThat(jvm.coherence().here().hasWritten()).isFalse();
    }

    @Test
    void closingAConnectionCountsAsACommit() throws SQLException {
        Freshness persons = all("person");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");

        connection.close();

        assertThat(persons.holds()).isFalse();
        assertThat(jvm.coherence().here().hasWritten()).isFalse();
    }

    @Test
    void onlyTheRowsThatAreWrittenCount() throws SQLException {
        Freshness ada = byId(1);
        Freshness bo = byId(2);

        rename(2);

        assertThat(ada.holds()).isTrue();
        assertThat(bo.holds()).isFalse();
    }

    @Test
    void allRowsOfABatchCount() throws SQLException {
        Freshness ada = byId(1);
        Freshness bo = byId(2);
        Freshness cy = byId(3);
        try (PreparedStatement update = connection.prepareStatement("update person set name = ? where id = ?")) {
            for (long id = 1; id <= 2; id++) {
                update.setString(1, "Eve");
                update.setLong(2, id);
                update.addBatch();
            }
            update.executeBatch();
        }

        assertThat(ada.holds()).isFalse();
        assertThat(bo.holds()).isFalse();
        assertThat(cy.holds()).isTrue();
    }

    @Test
    void aBatchOfTextsCounts() throws SQLException {
        Freshness persons = all("person");
        Freshness dogs = all("dog");
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("update person set name = 'Eve'");
            statement.addBatch("update dog set name = 'Rover'");
            statement.executeBatch();
        }

        assertThat(persons.holds()).isFalse();
        assertThat(dogs.holds()).isFalse();
    }

    @Test
    void tablesWrittenByTriggersAreAskedForBeforeTheCommit() throws SQLException {
        reader.knowsAllWrites = false;
        reader.writtenByTriggers = Set.of("public.dog");
        Freshness persons = all("person");
        Freshness dogs = all("dog");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");

        connection.commit();

        assertThat(persons.holds()).isFalse();
        assertThat(dogs.holds()).isFalse();
    }

    @Test
    void whatMayHaveWrittenMoreByItselfEndsEverything() throws SQLException {
        reader.knowsAllWrites = false;
        Freshness dogs = all("dog");

        execute("update person set name = 'Eve'");

        assertThat(dogs.holds()).isFalse();
    }

    @Test
    void aDefinitionEndsEverythingAndIsForgotten() throws SQLException {
        Freshness dogs = all("dog");
        int forgotten = reader.forgotten;

        execute("create index person_name on person (name)");

        assertThat(dogs.holds()).isFalse();
        assertThat(reader.forgotten).isGreaterThan(forgotten);
    }

    @Test
    void aWriteThatFailsCountsAllTheSame() throws SQLException {
        Freshness persons = all("person");

        assertThatThrownBy(() -> execute("insert into person values (1, 'again')"))
                .isInstanceOf(SQLException.class);

        assertThat(persons.holds()).isFalse();
    }

    @Test
    void nothingIsKeptOfATransactionThatHasWritten() throws SQLException {
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");

        assertThat(jvm.load(() -> query("select * from person")).freshness()).isNull();
        assertThat(jvm.load(() -> query("select * from dog")).freshness()).isNull();
        connection.rollback();
        assertThat(jvm.load(() -> query("select * from person")).freshness()).isNotNull();
    }

    @Test
    void whatWritesIsNotKept() throws SQLException {
        assertThat(jvm.load(() -> execute("update dog set name = 'Rover'")).freshness())
                .isNull();
    }

    @Test
    void whatIsReadFromAReplicaIsNotKept() throws SQLException {
        reader.isReplica = true;

        assertThat(jvm.load(() -> query("select * from dog")).freshness()).isNull();
    }

    @Test
    void transactionsThatSeeOneMomentBypass() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
        query("select * from dog");

        assertThat(jvm.coherence().here().mustBypass()).isTrue();
        assertThat(jvm.load(() -> query("select * from dog")).freshness()).isNull();

        connection.commit();
        connection.setAutoCommit(true);
        assertThat(jvm.coherence().here().mustBypass()).isFalse();
    }

    @Test
    void aDistributedTransactionEndsEverything() throws Exception {
        Freshness dogs = all("dog");
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:transactions");
        XAConnection distributed = source.getXAConnection();
        distributed.getXAResource().rollback(new Branch());
        distributed.close();

        assertThat(dogs.holds()).isFalse();
    }

    private Freshness all(String table) throws SQLException {
        return jvm.keep(() -> query("select * from " + table));
    }

    private Freshness byId(long id) throws SQLException {
        return jvm.keep(() -> {
            try (PreparedStatement select = connection.prepareStatement("select * from person where id = ?")) {
                select.setLong(1, id);
                select.executeQuery();
            }
        });
    }

    private void rename(long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update person set name = ? where id = ?")) {
            update.setString(1, "Eve");
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private void query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Branch implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {2};
        }
    }
}
