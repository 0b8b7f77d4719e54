package io.fallbackcached.jdbc.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cached methods' own queries tell. */
class LoadQueriesTest {

    private final WordReader reader = new WordReader();
    private final WatchedJvm jvm = new WatchedJvm(reader);
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:loads");
        execute("create table person (id bigint primary key, name varchar)");
        execute("create table dog (id bigint primary key, name varchar)");
        execute("insert into person values (1, 'Ada'), (2, 'Bo')");
    }

    @AfterEach
    void close() throws SQLException {
        execute("drop all objects");
        connection.close();
        jvm.close();
    }

    @Test
    void aStatementUsedAgainReadsByTheValuesThatAreBoundThen() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from person where id = ?")) {
            Freshness ada = byId(select, 1);
            Freshness bo = byId(select, 2);

            execute("update person set name = 'Eve' where id = 2 and 1 = 1");
            assertThat(ada.holds()).as("a write whose row cannot be told").isFalse();
            assertThat(bo.holds()).isFalse();

            Freshness adaAgain = byId(select, 1);
            Freshness boAgain = byId(select, 2);
            rename(2);
            assertThat(adaAgain.holds()).isTrue();
            assertThat(boAgain.holds()).isFalse();
        }
    }

    @Test
    void aQueryThatFailedMayHaveBeenAnsweredByItsMethodAllTheSame() throws SQLException {
        Freshness answer = jvm.keep(() ->
                assertThatThrownBy(() -> query("select nonsense from person")).isInstanceOf(SQLException.class));

        execute("update dog set name = 'Rover'");
        assertThat(answer.holds()).isTrue();
        execute("update person set name = 'Eve'");
        assertThat(answer.holds()).isFalse();
    }

    @Test
    void aQueryThatWritesToo() throws SQLException {
        Freshness dogs = jvm.keep(() -> query("select * from dog"));
        reader.queriesWrite = "public.dog";

        assertThat(jvm.load(() -> query("select * from person")).freshness())
                .as("of a method that writes")
                .isNull();
        assertThat(dogs.holds()).isFalse();
        assertThat(jvm.faults()).isEmpty();
    }

    @Test
    void whatAFaultHidesInATransactionCountsAsWrittenByIt() throws SQLException {
        Freshness dogs = jvm.keep(() -> query("select * from dog"));
        connection.setAutoCommit(false);
        reader.failsAtQueries = true;

        jvm.load(() -> query("select * from person"));

        assertThat(jvm.coherence().here().hasWritten()).isTrue();
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(dogs.holds()).isFalse();
        assertThat(jvm.faults()).isNotEmpty();
    }

    private Freshness byId(PreparedStatement select, long id) throws SQLException {
        return jvm.keep(() -> {
            select.setLong(1, id);
            select.executeQuery();
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
}
