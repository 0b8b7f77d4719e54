package io.fallbackcached.jdbc.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coverage;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.watch.FeedSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others are told of this JVM's writes, and that a lost feed is heeded. */
class TellingTest {

    private final WordReader reader = new WordReader();
    private final RecordingFeed feed = reader.feed;
    private final WatchedJvm jvm = new WatchedJvm(
            new FeedSettings(FeedSettings.Kind.AUTO, "", "", "", Duration.ofSeconds(5), 1 << 20), reader);
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:telling");
        execute("create table person (id bigint primary key, name varchar)");
        feed.told.clear();
    }

    @AfterEach
    void close() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:h2:mem:telling");
                Statement statement = other.createStatement()) {
            connection.close();
            statement.execute("drop all objects");
        }
        jvm.close();
        assertThat(jvm.faults()).isEmpty();
        assertThat(feed.owed).isZero();
        assertThat(feed.closed).isTrue();
    }

    @Test
    void theFeedIsBegunWithTheFirstStatementAndItsDatabaseBypassedUntilItIsThere() throws SQLException {
        assertThat(feed.started).isTrue();
        assertThat(coverage().isLost()).isTrue();
        assertThat(jvm.load(this::readPersons).reason()).isEqualTo("the feed is lost");

        coverage().regained("a test");
        assertThat(jvm.load(this::readPersons).freshness()).isNotNull();
    }

    @Test
    void aTransactionTellsWhatItWroteBeforeItIsCommittedAndInside() throws SQLException {
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        assertThat(feed.told).isEmpty();

        connection.commit();
        assertThat(feed.told).containsExactly("inside a transaction: [UPDATE public.person to [{}]]");
    }

    @Test
    void switchingToAutoCommitTellsInsideOfWhatItCommits() throws SQLException {
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        connection.setAutoCommit(true);

        assertThat(feed.told).containsExactly("inside a transaction: [UPDATE public.person to [{}]]");
    }

    @Test
    void aStatementThatCommitsByItselfIsToldOfAfterIt() throws SQLException {
        execute("update person set name = 'Eve'");

        assertThat(feed.told).containsExactly("after: [UPDATE public.person to [{}]]");
    }

    @Test
    void rowsAreToldByTheirValues() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update person set name = 'Eve' where id = ?")) {
            update.setLong(1, 7);
            update.executeUpdate();
        }

        assertThat(feed.told).containsExactly("after: [UPDATE public.person [{id=7}] to [{}]]");
    }

    @Test
    void whoOnlyReadsTellsNothing() throws SQLException {
        connection.setAutoCommit(false);
        readPersons();
        connection.commit();

        assertThat(feed.told).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotTold() throws SQLException {
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        connection.rollback();
        Savepoint savepoint = connection.setSavepoint();
        execute("update person set name = 'Eve'");
        connection.rollback(savepoint);
        connection.commit();

        assertThat(feed.told).isEmpty();
    }

    @Test
    void whatTriggersWroteIsToldToo() throws SQLException {
        reader.knowsAllWrites = false;
        reader.writtenByTriggers = java.util.Set.of("public.audit");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        connection.commit();

        assertThat(feed.told).containsExactly("inside a transaction: [UPDATE public.person to [{}], ANY public.audit]");
    }

    @Test
    void aChangeOfTheSchemaIsToldAsSuch() throws SQLException {
        execute("create table dog (id bigint)");

        assertThat(feed.told).containsExactly("after: everything, by create table dog (id bigint) and tables");
    }

    @Test
    void nobodyIsToldWhereNobodyListens() throws SQLException {
        feed.needed = false;
        execute("update person set name = 'Eve'");
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        connection.commit();

        assertThat(feed.told).isEmpty();
    }

    @Test
    void aConnectionThatIsClosedWithWorkOnItTellsNothing() throws SQLException {
        connection.setAutoCommit(false);
        execute("update person set name = 'Eve'");
        connection.close();

        assertThat(feed.told).isEmpty();
    }

    @Test
    void whatIsHeardMakesAnswersWrong() throws SQLException {
        coverage().regained("a test");
        Freshness persons = jvm.keep(this::readPersons);
        var doubt = feed.setup.doubt();
        doubt.touchesEverything(feed.setup.database(), "another");
        assertThat(persons.holds()).isFalse();
        doubt.committed();

        assertThat(persons.holds()).isFalse();
        assertThat(jvm.keep(this::readPersons).holds()).isTrue();
    }

    @Test
    void whatStatementsMeanIsForgottenWhenOthersChangeTheSchema() {
        int before = reader.forgotten;
        feed.setup.tablesDefined();

        assertThat(reader.forgotten).isGreaterThan(before);
    }

    @Test
    void theFeedConnectsAsTheApplicationDoesAndIsNotWatched() throws SQLException {
        try (Connection own = feed.setup.connect(Map.of());
                Statement statement = own.createStatement()) {
            statement.execute("update person set name = 'Eve'");
        }

        assertThat(feed.told).isEmpty();
    }

    private Coverage coverage() {
        return feed.setup.database().coverage();
    }

    private void readPersons() throws SQLException {
        execute("select * from person");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
