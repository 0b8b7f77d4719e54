package io.fallbackcached.postgres.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CatalogueWatchTest {

    private Connection connection;
    private CatalogueWatch watch;

    @BeforeEach
    void connect() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        String url = server.createDatabase("catalogue");
        connection = DriverManager.getConnection(url, server.user(), server.password());
        execute("create table p (id int primary key, name text)");
        execute("create table c (id int primary key, p int references p)");
        execute("create table whole (id int) partition by range (id)");
        execute("create view v as select * from p");
        execute("create function f() returns int language sql as 'select 1'");
        execute("create type mood as enum ('good')");
        execute("create domain positive as int check (value > 0)");
        execute("insert into p select n, 'x' from generate_series(1, 1000) n");
        watch = CatalogueWatch.from(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table x (id int)",
                "drop table c",
                "alter table p rename to q",
                "alter table p rename column name to title",
                "alter table p add column more int",
                "alter table c drop column p",
                "alter table c alter column p type bigint",
                "alter table p set schema information_schema",
                "alter table p replica identity full",
                "alter table p enable row level security",
                "alter table p alter column name set default 'y'",
                "alter table c drop constraint c_p_fkey",
                "create or replace view v as select id, name from p where id > 1",
                "alter view v set (security_barrier)",
                "create or replace function f() returns int language sql as 'select 2'",
                "create policy few on p using (id > 1)",
                "create rule r as on insert to p do also delete from c",
                "create trigger t before update on p for each row execute function suppress_redundant_updates_trigger()",
                "create table part partition of whole for values from (1) to (2)",
                "create table heir () inherits (p)",
                "create unique index i on p (name, id)",
                "alter type mood add value 'bad'",
                "alter domain positive drop constraint positive_check",
                "create schema other",
                "create operator === (leftarg = int, rightarg = int, function = int4eq)",
                "create materialized view m as select * from p"
            })
    void seesDefinitionsThatChange(String sql) throws SQLException {
        execute(sql);

        assertThat(changed()).isTrue();
        assertThat(changed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "insert into p values (-1, 'y')",
                "analyze",
                "vacuum",
                "vacuum analyze p",
                "vacuum full p",
                "vacuum full pg_class",
                "vacuum freeze pg_attribute",
                "truncate c",
                "create temporary table p (id int primary key, name text default 'x', other text check (other <> ''))",
                "create temporary view tv as select 1",
                "reindex table p"
            })
    void doesNotSeeWhatChangesNoDefinition(String sql) throws SQLException {
        execute(sql);

        assertThat(changed()).isFalse();
    }

    @Test
    void asksForAHundredthOfTheTimeUnlessAChangeIsSuspected() throws Exception {
        assertThat(watch.changed(connection)).isFalse();
        execute("create table x (id int)");
        assertThat(watch.changed(connection)).as("asked again at once").isFalse();
        watch.suspect();

        assertThat(changed()).isTrue();
        assertThat(watch.isSuspected()).isFalse();
    }

    @Test
    void isCheap() throws SQLException {
        execute("do $$ begin for i in 1..1000 loop execute format('create table many_%s (id int primary key, a int,"
                + " b text, c text, d timestamptz, e numeric, f int references p, g text, h text, i text)', i);"
                + " end loop; end $$");
        execute("analyze");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            CatalogueWatch.from(connection);
            best = Math.min(best, System.nanoTime() - begun);
        }
        System.out.println("a catalogue of 1,000 tables: " + best / 1000 + " us");
        assertThat(best).isLessThan(1_000_000_000);
    }

    /** Waits until it may ask. */
    private boolean changed() throws SQLException {
        watch.suspect();
        while (watch.isSuspected()) {
            if (watch.changed(connection)) {
                return true;
            }
        }
        return false;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
