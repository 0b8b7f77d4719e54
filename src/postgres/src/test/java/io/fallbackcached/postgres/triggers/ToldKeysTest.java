package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Which values are told, in which form, and what of names and values that are out of the ordinary. */
@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class ToldKeysTest {

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() {
        shop = new Shop(version);
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void wholeNumbersTextAndUuidsAreTold() throws SQLException {
        shop.execute("create table t (a int2, b int4, c int8, d text, e varchar(9), f uuid,"
                        + " primary key (a, b, c, d, e, f))")
                .install();
        assertThat(shop.heardOf("insert into t values (-1, 2, 9223372036854775807, '', 'é',"
                        + " 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11')"))
                .containsExactly("I\tpublic.t\t1\t6\ta\ti-1\tb\ti2\tc\ti9223372036854775807\td\ts\te\tsé"
                        + "\tf\tua0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
    }

    @Test
    void otherTypesAreNot() throws SQLException {
        shop.execute(
                        "create domain code as text",
                        "create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                        "create table t1 (id numeric primary key)",
                        "create table t2 (id char(3) primary key)",
                        "create table t3 (id code primary key)",
                        "create table t4 (id text collate loose primary key)",
                        "create table t5 (id int, day date, primary key (id, day))",
                        "create table t6 (id text collate \"C\" primary key)")
                .install();
        assertThat(shop.heardOf("insert into t1 values (1)")).containsExactly("A\tpublic.t1");
        assertThat(shop.heardOf("insert into t2 values ('x')")).containsExactly("A\tpublic.t2");
        assertThat(shop.heardOf("insert into t3 values ('x')")).containsExactly("A\tpublic.t3");
        assertThat(shop.heardOf("insert into t4 values ('x')")).containsExactly("A\tpublic.t4");
        assertThat(shop.heardOf("insert into t5 values (1, 'today')")).containsExactly("A\tpublic.t5");
        assertThat(shop.heardOf("insert into t6 values ('x')")).containsExactly("I\tpublic.t6\t1\t1\tid\tsx");
    }

    @Test
    void textThatEndsInABlankIsNot() throws SQLException {
        shop.execute("create table t (id text primary key)").install();
        assertThat(shop.heardOf("insert into t values ('x'), ('y ')")).containsExactly("A\tpublic.t");
        assertThat(shop.heardOf("delete from t where id = 'x'")).containsExactly("D\tpublic.t\t1\t1\tid\tsx");
        assertThat(shop.heardOf("update t set id = 'y'")).containsExactly("A\tpublic.t");
    }

    @Test
    void aUniqueIndexWillDoWhereThereIsNoPrimaryKey() throws SQLException {
        shop.execute(
                        "create table t1 (id int not null, name text)",
                        "create unique index on t1 (id) include (name)",
                        "create table t2 (id int unique)",
                        "create table t3 (id int not null, name text)",
                        "create unique index on t3 (id) where name is null",
                        "create unique index on t3 (abs(id))",
                        "create table t4 (id int not null unique, code text not null, primary key (code))",
                        "create table t5 (id int not null unique, code text not null)",
                        "create unique index coded on t5 (code)",
                        "alter table t5 replica identity using index coded")
                .install();
        assertThat(shop.heardOf("insert into t1 values (1)")).containsExactly("I\tpublic.t1\t1\t1\tid\ti1");
        assertThat(shop.heardOf("insert into t2 values (1)")).containsExactly("A\tpublic.t2");
        assertThat(shop.heardOf("insert into t3 values (1)")).containsExactly("A\tpublic.t3");
        assertThat(shop.heardOf("insert into t4 values (1, 'x')")).containsExactly("I\tpublic.t4\t1\t1\tcode\tsx");
        assertThat(shop.heardOf("insert into t5 values (1, 'x')")).containsExactly("I\tpublic.t5\t1\t1\tcode\tsx");
    }

    @Test
    void tooLongKeysAreNot() throws SQLException {
        shop.execute("create table t (id text primary key)").install();
        assertThat(shop.heardOf("insert into t select repeat(chr(8364), 300) || g from generate_series(1, 8) g"))
                .singleElement()
                .asString()
                .startsWith("I\tpublic.t\t8\t1\tid\ts€€");
        assertThat(shop.heardOf("insert into t select repeat(chr(8364), 300) || g from generate_series(11, 19) g"))
                .containsExactly("A\tpublic.t");
    }

    @Test
    void namesAndValuesMayHoldAnything() throws SQLException {
        String name = "o'\"$fallbackcached$\\\t\n\r.;:x %s %1$I@schema@é";
        String quoted = Quoted.name(name);
        shop.execute(
                        "create schema " + quoted,
                        "create table " + quoted + "." + quoted + " (" + quoted + " text primary key, a text)",
                        "create table " + quoted + ".plain (a text)")
                .install();
        try (PreparedStatement insert =
                shop.owner().prepareStatement("insert into " + quoted + "." + quoted + " values (?)")) {
            insert.setString(1, name);
            insert.execute();
        }
        String escaped = name.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        assertThat(shop.heard())
                .containsExactly("I\t" + escaped + "." + escaped + "\t1\t1\t" + escaped + "\ts" + escaped);
        assertThat(shop.heardOf("truncate " + quoted + "." + quoted)).containsExactly("A\t" + escaped + "." + escaped);
        assertThat(shop.check().isComplete()).isTrue();
        shop.execute(shop.script().removal());
        assertThat(shop.check().told()).isEmpty();
    }

    @Test
    void aColumnMayBeNamedAsTheRowsAre() throws SQLException {
        shop.execute("create table new_rows (r int, old_rows int, line int, channel text, primary key (r, old_rows))")
                .install();
        assertThat(shop.heardOf("insert into new_rows values (1, 2)"))
                .containsExactly("I\tpublic.new_rows\t1\t2\tr\ti1\told_rows\ti2");
        assertThat(shop.heardOf("update new_rows set r = 3"))
                .containsExactly("D\tpublic.new_rows\t1\t2\tr\ti1\told_rows\ti2"
                        + "\nI\tpublic.new_rows\t1\t2\tr\ti3\told_rows\ti2");
    }
}
