package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class TriggerScriptTest {

    private static final String EVERYTHING = "select string_agg(what, ', ' order by what) from ("
            + "select 'trigger ' || tgname as what from pg_trigger where not tgisinternal"
            + " union all select 'function ' || proname from pg_proc where pronamespace >= 16384"
            + " union all select 'event ' || evtname from pg_event_trigger"
            + " union all select 'schema ' || nspname from pg_namespace where oid >= 16384 and nspname not like 'pg_%') as x";

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(version).execute("create table item (id int primary key, name text)");
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void installingTwiceIsInstallingOnce() throws SQLException {
        shop.install();
        String once = shop.value(EVERYTHING);
        assertThat(shop.install().value(EVERYTHING))
                .isEqualTo(once)
                .isEqualTo(
                        "function changed, function changed_by_id, function defined, schema fallbackcached, trigger fallbackcached_delete,"
                                + " trigger fallbackcached_insert, trigger fallbackcached_truncate, trigger fallbackcached_update");
        assertThat(shop.heardOf("insert into item values (1)")).hasSize(1);
    }

    @Test
    void theScriptIsTheSameBeforeAndAfterItHasRun() throws SQLException {
        String before = shop.script().install();
        assertThat(shop.install().script().install()).isEqualTo(before);
    }

    @Test
    void removalLeavesNothing() throws SQLException {
        shop.install();
        shop.execute(shop.script().removal());
        assertThat(shop.value(EVERYTHING)).isNull();
        assertThat(shop.heardOf("insert into item values (1)")).isEmpty();
        shop.execute(shop.script().removal());
    }

    @Test
    void removalKeepsASchemaThatIsNotOurs() throws SQLException {
        shop.execute("create schema tools");
        shop.execute(
                TriggerScript.read(shop.owner(), "tools", TablePatterns.ALL).install());
        assertThat(shop.heardOf("insert into item values (1)")).hasSize(1);
        shop.execute(shop.script().removal());
        assertThat(shop.value(EVERYTHING)).isEqualTo("schema tools");
    }

    @Test
    void removalKeepsWhatSomebodyElsePutIntoTheSchema() throws SQLException {
        shop.install().execute("create table fallbackcached.mine (id int)");
        shop.execute(shop.script().removal());
        assertThat(shop.value(EVERYTHING)).isEqualTo("schema fallbackcached");
    }

    @Test
    void someOfTheTablesCanBeRemovedAndInstalled() throws SQLException {
        shop.execute("create table cart (id int)", "create schema other", "create table other.item (id int)")
                .install();
        shop.execute(read("cart", "other.*").removal());
        assertThat(shop.check().untold()).containsExactlyInAnyOrder("public.cart", "other.item");
        shop.execute(read("oth*.it*").install());
        assertThat(shop.check().untold()).containsExactly("public.cart");
    }

    @Test
    void anOlderVersionIsReplaced() throws SQLException {
        shop.execute(shop.script().install().replace("triggers, version 1", "triggers, version 0"));
        shop.execute("create or replace function fallbackcached.changed_by_id() returns trigger language plpgsql as"
                + " '-- FallbackCached triggers, version 0\nbegin return null; end'");
        assertThat(shop.check().findings()).singleElement().hasToString("public.item: version 0, while this is 1");
        shop.install();
        assertThat(shop.check().isComplete()).isTrue();
        assertThat(shop.heardOf("insert into item values (1)")).hasSize(1);
        assertThat(shop.value("select obj_description('fallbackcached.changed_by_id'::regproc)"))
                .isEqualTo("FallbackCached triggers, version 1");
    }

    @Test
    void triggersMoveToAnotherSchema() throws SQLException {
        shop.install();
        shop.execute(
                TriggerScript.read(shop.owner(), "o'\"ther", TablePatterns.ALL).install());
        assertThat(shop.heardOf("insert into item values (1)")).hasSize(1);
        assertThat(
                        shop.value(
                                "select string_agg(distinct tgfoid::regproc::text, ',') from pg_trigger where not tgisinternal"))
                .isEqualTo("\"o'\"\"ther\".changed,\"o'\"\"ther\".changed_by_id");
        shop.execute(shop.script().removal());
        assertThat(shop.value(EVERYTHING)).isNull();
    }

    @Test
    void tablesOfOthersAreLeftAlone() throws SQLException {
        shop.superuser("create extension pg_buffercache");
        shop.execute(
                "create temporary table mine (id int)",
                "create view seen as select * from item",
                "create materialized view kept as select * from item",
                "create unlogged table fast (id int)");
        assertThat(shop.check().findings())
                .extracting(TableFinding::table)
                .containsExactly("public.fast", "public.item");
    }

    @Test
    void aTableInUseEndsTheScriptWithNothingChanged() throws SQLException {
        try (Connection busy = shop.connect("owner")) {
            shop.executeAs(busy, "begin", "insert into item values (1)");
            assertThatThrownBy(() -> shop.install()).hasMessageContaining("lock timeout");
            shop.execute("rollback");
            assertThat(shop.value(EVERYTHING)).isNull();
            shop.executeAs(busy, "commit");
        }
        shop.install();
        assertThat(shop.check().isComplete()).isTrue();
    }

    @Test
    void superusersMayHaveDefinitionsToldAsWell() throws SQLException {
        String script = shop.script().install();
        String optional = script.substring(script.lastIndexOf("-- BEGIN;"));
        shop.install().superuser(optional.replace("-- ", ""));
        assertThat(shop.heardOf("create table other (id int)")).containsExactly("*d");
        assertThat(shop.heardOf("drop table other")).contains("*d");
        assertThat(shop.heardOf("create or replace view v as select * from item"))
                .containsExactly("*d");
        assertThat(shop.heardOf("create temporary table t (id int)")).isEmpty();
        assertThat(shop.heardOf("drop table t")).isEmpty();
        assertThat(shop.check().toString()).doesNotContain("event trigger");
        shop.execute("drop view v");
        shop.superuser(shop.script().removal());
        assertThat(shop.value(EVERYTHING)).isNull();
    }

    @Test
    void aSchemaThatCannotBeIsRefused() {
        for (String schema : List.of("", "pg_mine", "a$fallbackcached$b")) {
            assertThatThrownBy(() -> TriggerScript.read(shop.owner(), schema, TablePatterns.ALL))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private TriggerScript read(String... patterns) throws SQLException {
        return TriggerScript.read(shop.owner(), TriggerScript.DEFAULT_SCHEMA, TablePatterns.of(List.of(patterns)));
    }
}
