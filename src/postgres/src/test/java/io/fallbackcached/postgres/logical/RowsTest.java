package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers a change elsewhere touches, by what the server tells of the row. */
@Timeout(120)
@ParameterizedClass
@MethodSource("io.fallbackcached.postgres.logical.VersionedServer#keyVersions")
class RowsTest {

    private static VersionedServer server;

    @Parameter
    String version;

    private Listener listener;

    @BeforeParameterizedClassInvocation
    static void start(String version) {
        server = VersionedServer.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void emptySchema() throws Exception {
        server.execute("drop schema public cascade", "create schema public");
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void aKeyTellsTheRow() throws Exception {
        listenWith("create table t (id int primary key, name text)", "insert into t values (1, 'a'), (2, 'b')");
        Freshness one = byId(1);
        Freshness two = byId(2);
        Freshness any = listener.answer("public.t");

        change("update t set name = 'c' where id = 1");

        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        assertThat(any.holds()).isFalse();
        assertThat(byId(1).holds()).isTrue();
    }

    @Test
    void anInsertTouchesNoRowThatWasThere() throws Exception {
        listenWith("create table t (id int primary key, name text)", "insert into t values (1, 'a')");
        Freshness one = byId(1);
        Freshness named = listener.answers("public.t", "name", "new");
        Freshness namedOtherwise = listener.answers("public.t", "name", "other");

        change("insert into t values (2, 'new')");

        assertThat(one.holds()).isTrue();
        assertThat(named.holds()).isFalse();
        assertThat(namedOtherwise.holds()).isTrue();
    }

    @Test
    void aDeleteTellsTheKey() throws Exception {
        listenWith("create table t (id int primary key, name text)", "insert into t values (1, 'a'), (2, 'b')");
        Freshness one = byId(1);
        Freshness two = byId(2);
        Freshness named = listener.answers("public.t", "name", "b");

        change("delete from t where id = 2");

        assertThat(one.holds()).isTrue();
        assertThat(two.holds()).isFalse();
        assertThat(named.holds()).isFalse();
    }

    @Test
    void aKeyThatChangesTouchesBothItsValues() throws Exception {
        listenWith("create table t (id int primary key, name text)", "insert into t values (1, 'a'), (2, 'b')");
        Freshness one = byId(1);
        Freshness two = byId(2);
        Freshness three = byId(3);

        change("update t set id = 3 where id = 1");

        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        assertThat(three.holds()).isFalse();
    }

    @Test
    void wholeRowsTellAnyColumn() throws Exception {
        listenWith(
                "create table t (id int primary key, name text, photo text)",
                "alter table t replica identity full",
                "insert into t values (1, 'a', (select string_agg(md5(n::text), '') from generate_series(1, 200) n)),"
                        + " (2, 'b', null)");
        Freshness a = listener.answers("public.t", "name", "a");
        Freshness b = listener.answers("public.t", "name", "b");
        Freshness c = listener.answers("public.t", "name", "c");
        Freshness one = byId(1);
        Freshness two = byId(2);

        change("update t set name = 'c' where id = 1");
        assertThat(a.holds()).isFalse();
        assertThat(b.holds()).isTrue();
        assertThat(c.holds()).isFalse();
        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();

        a = listener.answers("public.t", "name", "a");
        change("delete from t where name = 'b'");
        assertThat(a.holds()).isTrue();
        assertThat(b.holds()).isFalse();
    }

    @Test
    void whatNobodyToldRowsByWhenItWasWrittenTouchesAllThatDoLater() throws Exception {
        listenWith("create table t (id int primary key, name text)", "insert into t values (1, 'a'), (2, 'b')");
        Freshness one = byId(1);
        Freshness two = byId(2);

        change("update t set name = 'c' where id = 1");
        Freshness c = listener.answers("public.t", "name", "c");
        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        assertThat(c.holds()).isTrue();

        change("update t set name = 'c' where id = 2");
        assertThat(c.holds()).isFalse();
    }

    @Test
    void anIndexMayTellTheRow() throws Exception {
        listenWith(
                "create table t (id int primary key, code text not null, name text)",
                "create unique index t_code on t (code)",
                "alter table t replica identity using index t_code",
                "insert into t values (1, 'x', 'a'), (2, 'y', 'b')");
        Freshness x = listener.answer("public.t", "code", "x");
        Freshness y = listener.answer("public.t", "code", "y");
        Freshness two = byId(2);

        change("update t set name = 'c' where id = 1");

        assertThat(x.holds()).isFalse();
        assertThat(y.holds()).isTrue();
        assertThat(two.holds()).isFalse();
    }

    @Test
    void withoutIdentityAnyRowMayHaveChanged() throws Exception {
        listenWith(
                "create table t (id int primary key, name text)",
                "alter table t replica identity nothing",
                "create table nokey (id int)",
                "create table late (id int primary key deferrable, name text)",
                "insert into late values (1, 'a'), (2, 'b')",
                "insert into t values (1, 'a'), (2, 'b')",
                "insert into nokey values (1), (2)");
        Freshness two = byId(2);
        Freshness nokey = listener.answer("public.nokey", "id", 2L);
        change("update t set name = 'c' where id = 1", "update nokey set id = 3 where id = 1");
        assertThat(two.holds()).isFalse();
        assertThat(nokey.holds()).isFalse();

        two = byId(2);
        nokey = listener.answer("public.nokey", "id", 2L);
        Freshness late = listener.answer("public.late", "id", 1L);
        change("delete from t where id = 1", "delete from nokey where id = 3", "update late set id = 5 where id = 1");
        assertThat(two.holds()).isFalse();
        assertThat(nokey.holds()).isFalse();
        assertThat(late.holds()).isFalse();
    }

    @Test
    void generatedColumnsChangeWithOthers() throws Exception {
        boolean virtual = Integer.parseInt(version.substring(0, 2)) >= 18;
        listenWith(
                "create table t (id int primary key, n int, twice int generated always as (n * 2) stored"
                        + (virtual ? ", thrice int generated always as (n * 3) virtual)" : ")"),
                "insert into t values (1, 1), (2, 2)");
        Freshness four = listener.answers("public.t", "twice", 4L);
        Freshness ten = listener.answers("public.t", "thrice", 15L);
        Freshness two = byId(2);

        change("update t set n = 5 where id = 1");

        assertThat(four.holds()).isFalse();
        assertThat(ten.holds()).isFalse();
        assertThat(two.holds()).isTrue();
    }

    @Test
    void whatOthersDoByKeysTriggersAndCascadesIsTold() throws Exception {
        listenWith(
                "create table p (id int primary key)",
                "create table c (id int primary key, p int references p on delete cascade)",
                "insert into p values (1), (2)",
                "insert into c values (10, 1), (20, 2)");
        Freshness ten = listener.answer("public.c", "id", 10L);
        Freshness twenty = listener.answer("public.c", "id", 20L);

        change("delete from p where id = 1");

        assertThat(ten.holds()).isFalse();
        assertThat(twenty.holds()).isTrue();
    }

    @Test
    void partitionsTouchAllThatTheyArePartOf() throws Exception {
        listenWith(
                "create table whole (id int, at int) partition by range (at)",
                "create table half partition of whole for values from (0) to (10) partition by range (at)",
                "create table quarter partition of half for values from (0) to (5)",
                "create table \"Other\" partition of whole for values from (10) to (20)",
                "create table base (id int)",
                "create table heir (more int) inherits (base)");
        Freshness whole = listener.answer("public.whole");
        Freshness half = listener.answer("public.half");
        Freshness quarter = listener.answer("public.quarter");
        Freshness other = listener.answer("public.Other");
        Freshness base = listener.answer("public.base");

        change("insert into whole values (1, 1)");
        assertThat(whole.holds()).isFalse();
        assertThat(half.holds()).isFalse();
        assertThat(quarter.holds()).isFalse();
        assertThat(other.holds()).isTrue();
        assertThat(base.holds()).isTrue();

        half = listener.answer("public.half");
        change("insert into \"Other\" values (1, 11)", "insert into heir values (1, 2)");
        assertThat(half.holds()).isTrue();
        assertThat(other.holds()).isFalse();
        assertThat(base.holds()).isFalse();
    }

    @Test
    void truncateCascadeTouchesWhatItReaches() throws Exception {
        listenWith(
                "create table p (id int primary key)",
                "create table c (id int primary key, p int references p)",
                "create table \"c, d: x\" (id int primary key references c)",
                "create table apart (id int primary key)");
        Freshness p = listener.answer("public.p", "id", 1L);
        Freshness c = listener.answer("public.c", "id", 1L);
        Freshness d = listener.answer("public.c, d: x", "id", 1L);
        Freshness apart = listener.answer("public.apart", "id", 1L);

        change("truncate p restart identity cascade");

        assertThat(p.holds()).isFalse();
        assertThat(c.holds()).isFalse();
        assertThat(d.holds()).isFalse();
        assertThat(apart.holds()).isTrue();
        assertThat(listener.defined()).isZero();
    }

    @Test
    void manyRowsOfATableAreAllOfIt() throws Exception {
        listenWith(
                "create table t (id int primary key, name text)",
                "create table u (id int primary key)",
                "insert into t select n, 'x' from generate_series(1, 1000) n");
        Freshness one = byId(1);
        Freshness thousand = byId(1000);
        Freshness other = listener.answer("public.u", "id", 7L);

        change("update t set name = 'y' where id <= 64");
        assertThat(one.holds()).isFalse();

        change("update t set name = 'z' where id <= 65");
        assertThat(thousand.holds()).isFalse();
        assertThat(other.holds()).isTrue();
    }

    @Test
    void whatIsRolledBackTouchesNothing() throws Exception {
        listenWith("create table t (id int primary key)");
        Freshness any = listener.answer("public.t");

        change("begin", "insert into t values (1)", "rollback");

        assertThat(any.holds()).isTrue();
    }

    @Test
    void aPreparedTransactionTouchesWhenItIsCommitted() throws Exception {
        listenWith("create table t (id int primary key)");
        Freshness any = listener.answer("public.t");
        change("begin", "insert into t values (1)", "prepare transaction 'x'");
        assertThat(any.holds()).isTrue();

        change("commit prepared 'x'");
        assertThat(any.holds()).isFalse();
    }

    @Test
    void aTableThatIsGoneIsEverything() throws Exception {
        listenWith("create table t (id int primary key)", "create table u (id int primary key)");
        Freshness other = listener.answer("public.u");

        server.execute("insert into t values (1)", "drop table t");
        listener.hear();

        assertThat(other.holds()).isFalse();
    }

    private Freshness byId(long id) {
        return listener.answer("public.t", "id", id);
    }

    private void listenWith(String... statements) throws Exception {
        server.execute(statements);
        listener = Listener.to(server);
    }

    private void change(String... statements) throws Exception {
        server.execute(statements);
        listener.hear();
    }
}
