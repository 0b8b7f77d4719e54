package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Tables that change after their triggers were installed: no write fails, and no key is told that is none. */
@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class ChangedTablesTest {

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        // The first writes fill the session with plans for the tables as they are.
        shop = new Shop(version)
                .execute(
                        "create table item (id int primary key, code text not null, name text)",
                        "create table note (text text)")
                .install()
                .execute(
                        "insert into item values (1, 'one')",
                        "update item set name = ''",
                        "insert into note values ('')",
                        "update note set text = 'x'");
        shop.heard();
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void aRenamedKeyIsToldByItsNewNameOnceTheScriptHasRunAgain() throws SQLException {
        shop.execute("alter table item rename id to number");
        assertThat(shop.heardOf("update item set name = 'x'")).containsExactly("A\tpublic.item");
        assertThat(shop.check().told()).contains("public.item");
        assertThat(shop.check().isComplete()).isFalse();
        assertThat(shop.check().toString()).startsWith("public.item: told as a whole");
        shop.install().heard();
        assertThat(shop.check().isComplete()).isTrue();
        assertThat(shop.heardOf("delete from item")).containsExactly("D\tpublic.item\t1\t1\tnumber\ti1");
    }

    @Test
    void aRenamedTableIsToldByItsNewName() throws SQLException {
        shop.execute(
                "create schema other", "alter table item rename to article", "alter table article set schema other");
        assertThat(shop.heardOf("delete from other.article")).containsExactly("D\tother.article\t1\t1\tid\ti1");
    }

    @Test
    void aKeyOfAnotherTypeIsToldAccordingly() throws SQLException {
        shop.execute("alter table item alter id type text");
        assertThat(shop.heardOf("update item set name = ''"))
                .containsExactly("D\tpublic.item\t1\t1\tid\ts1\nI\tpublic.item\t1\t1\tid\ts1");
        shop.execute("alter table item alter id type numeric using 1.5");
        assertThat(shop.heardOf("update item set name = 'x'")).containsExactly("A\tpublic.item");
    }

    @Test
    void aDroppedKeyIsNotToldAnyMore() throws SQLException {
        shop.execute("alter table item drop id");
        assertThat(shop.heardOf("update item set name = 'x'")).containsExactly("A\tpublic.item");
        shop.execute("alter table item add primary key (code)").install();
        assertThat(shop.heardOf("delete from item")).containsExactly("D\tpublic.item\t1\t1\tcode\tsone");
    }

    @Test
    void columnsOfATableWithoutAKeyMayComeAndGo() throws SQLException {
        shop.execute(
                "alter table note add more int", "alter table note drop text", "alter table note alter more type text");
        assertThat(shop.heardOf("insert into note values ('1')")).containsExactly("A\tpublic.note");
        assertThat(shop.heardOf("update note set more = '2'")).containsExactly("A\tpublic.note");
        assertThat(shop.heardOf("delete from note")).containsExactly("A\tpublic.note");
    }

    @Test
    void oneTransactionMayWriteAndDefine() throws SQLException {
        assertThat(shop.execute(
                                "begin",
                                "insert into item values (2, 'two')",
                                "alter table item add extra int default 7",
                                "update item set extra = 8 where id = 2",
                                "alter table item rename id to number",
                                "delete from item where number = 2",
                                "commit")
                        .heard())
                .containsExactly(
                        "I\tpublic.item\t1\t1\tid\ti2",
                        "D\tpublic.item\t1\t1\tid\ti2\nI\tpublic.item\t1\t1\tid\ti2",
                        "A\tpublic.item");
    }

    @Test
    void aSnapshotFromBeforeARenamingTellsTheTable() throws SQLException {
        assertThat(writeBySnapshotFromBefore("alter table item rename id to number"))
                .isEqualTo("A\tpublic.item");
    }

    @Test
    void aSnapshotFromBeforeTellsColumnsAsTheyAreNow() throws SQLException {
        assertThat(writeBySnapshotFromBefore(
                        "alter table item drop constraint item_pkey, add unique (code)",
                        "alter table item rename name to text",
                        "alter table item rename id to name",
                        "alter table item rename text to id"))
                .isEqualTo("I\tpublic.item\t1\t1\tid\tsx");
    }

    /** Functions would read the catalogue by that snapshot as well, while the table is as it is. */
    private String writeBySnapshotFromBefore(String... definitions) throws SQLException {
        try (Connection before = shop.connect("owner")) {
            shop.executeAs(before, "begin isolation level repeatable read", "select 1 from pg_class limit 1");
            shop.execute(definitions);
            shop.executeAs(before, "insert into item values (5, 'five', 'x')", "commit");
        }
        return String.join("|", shop.heard());
    }
}
