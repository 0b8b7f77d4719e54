package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sees other tables, or other rows, gets other answers. */
class WatchedSettingsTest {

    private static WatchedServer server;
    private Persons here;

    @BeforeAll
    static void start() throws Exception {
        server = new WatchedServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void connect() throws Exception {
        here = server.clientWithTables();
    }

    @AfterEach
    void disconnect() throws SQLException {
        here.connection().close();
    }

    @Test
    void anotherSchemaMeansOtherAnswers() throws SQLException {
        here.execute("create schema if not exists other");
        here.execute("create table if not exists other.person (id bigint primary key, name text)");
        here.name(1);
        here.execute("set search_path to other");

        assertThat(here.name(1)).isEqualTo("nobody");
        here.execute("reset search_path");
        assertThat(here.name(1)).isEqualTo("Ada");
    }

    @Test
    void aSettingOfTheTransactionEndsWithIt() throws SQLException {
        here.execute("create schema if not exists other");
        here.execute("create table if not exists other.person (id bigint primary key, name text)");
        here.connection().setAutoCommit(false);
        here.execute("set local search_path to other");
        assertThat(here.name(1)).isEqualTo("nobody");
        here.connection().commit();

        assertThat(here.name(1)).isEqualTo("Ada");
        here.connection().commit();
    }

    @Test
    void whatIsSetForOneSessionDoesNotReachAnother() throws Exception {
        Persons there = server.client();
        here.execute("create schema if not exists other");
        here.execute("create table if not exists other.person (id bigint primary key, name text)");
        there.execute("set search_path to other");

        assertThat(there.name(1)).isEqualTo("nobody");
        assertThat(here.name(1)).isEqualTo("Ada");
        assertThat(there.name(1)).isEqualTo("nobody");
        there.connection().close();
    }

    @Test
    void aSettingThatIsRolledBackIsAsBefore() throws SQLException {
        here.execute("create schema if not exists other");
        here.execute("create table if not exists other.person (id bigint primary key, name text)");
        here.connection().setAutoCommit(false);
        here.execute("set search_path to other");
        assertThat(here.name(1)).isEqualTo("nobody");
        here.connection().rollback();

        assertThat(here.name(1)).isEqualTo("Ada");
        here.connection().commit();
    }

    @Test
    void whatAFunctionSetsIsNotOverlooked() throws SQLException {
        here.execute("create schema if not exists other");
        here.execute("create table if not exists other.person (id bigint primary key, name text)");
        here.name(1);
        here.execute("select set_config('search_path', 'other', false)");

        assertThat(here.name(1)).isEqualTo("nobody");
        here.execute("discard all");
        assertThat(here.name(1)).isEqualTo("Ada");
    }
}
