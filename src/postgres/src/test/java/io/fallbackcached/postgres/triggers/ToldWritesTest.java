package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;
import org.postgresql.PGConnection;

/** Each way to write that there is, as heard by somebody who listens. */
@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class ToldWritesTest {

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(version)
                .execute(
                        "create table item (id bigint primary key, name text)",
                        "create table line (orderer int, number smallint, note text, primary key (orderer, number))",
                        "create table note (text text)",
                        "insert into item values (1, 'one'), (2, 'two')")
                .install();
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void rowsAreToldByTheirKeys() throws SQLException {
        assertThat(shop.heardOf("insert into item values (3, 'three'), (4, 'four')"))
                .containsExactly("I\tpublic.item\t2\t1\tid\ti3\t1\tid\ti4");
        assertThat(shop.heardOf("update item set name = 'TWO' where id = 2"))
                .containsExactly("D\tpublic.item\t1\t1\tid\ti2\nI\tpublic.item\t1\t1\tid\ti2");
        assertThat(shop.heardOf("update item set id = 20 where id = 2"))
                .containsExactly("D\tpublic.item\t1\t1\tid\ti2\nI\tpublic.item\t1\t1\tid\ti20");
        assertThat(shop.heardOf("delete from item where id = 20")).containsExactly("D\tpublic.item\t1\t1\tid\ti20");
        assertThat(shop.heardOf("truncate item")).containsExactly("A\tpublic.item");
    }

    @Test
    void keysOfSeveralColumnsAreToldTogether() throws SQLException {
        assertThat(shop.heardOf("insert into line values (-7, 1, 'x')"))
                .containsExactly("I\tpublic.line\t1\t2\torderer\ti-7\tnumber\ti1");
    }

    @Test
    void aTableWithoutAKeyIsToldAsAWhole() throws SQLException {
        assertThat(shop.heardOf("insert into note values ('x')")).containsExactly("A\tpublic.note");
        assertThat(shop.heardOf("update note set text = 'y'")).containsExactly("A\tpublic.note");
        assertThat(shop.heardOf("delete from note")).containsExactly("A\tpublic.note");
    }

    @Test
    void nothingIsToldOfAStatementThatWroteNothing() throws SQLException {
        assertThat(shop.heardOf("update item set name = '' where id = 99")).isEmpty();
        assertThat(shop.heardOf("delete from item where id = 99")).isEmpty();
        assertThat(shop.heardOf("insert into item select 99 where false")).isEmpty();
        assertThat(shop.heardOf("update note set text = 'y'")).isEmpty();
        assertThat(shop.heardOf("delete from note")).isEmpty();
    }

    @Test
    void nothingIsToldOfWhatIsRolledBack() throws SQLException {
        assertThat(shop.execute("begin", "delete from item", "rollback").heard())
                .isEmpty();
        assertThat(shop.execute(
                                "begin",
                                "savepoint s",
                                "delete from item where id = 1",
                                "rollback to s",
                                "delete from item where id = 2",
                                "commit")
                        .heard())
                .containsExactly("D\tpublic.item\t1\t1\tid\ti2");
    }

    @Test
    void aCopyIsTold() throws Exception {
        shop.owner()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy item from stdin", new StringReader("5\tfive\n6\tsix\n"));
        assertThat(shop.heard()).containsExactly("I\tpublic.item\t2\t1\tid\ti5\t1\tid\ti6");
    }

    @Test
    void anUpsertIsToldAsWhatItDid() throws SQLException {
        assertThat(shop.heardOf("insert into item values (1, 'ONE'), (3, 'three')"
                        + " on conflict (id) do update set name = excluded.name"))
                .containsExactlyInAnyOrder(
                        "I\tpublic.item\t1\t1\tid\ti3", "D\tpublic.item\t1\t1\tid\ti1\nI\tpublic.item\t1\t1\tid\ti1");
        assertThat(shop.heardOf("insert into item values (1, 'uno') on conflict do nothing"))
                .isEmpty();
    }

    @Test
    void aMergeIsToldAsWhatItDid() throws SQLException {
        assumeThat(shop.major()).isGreaterThanOrEqualTo(15);
        assertThat(shop.heardOf("merge into item using (values (1), (2), (3)) as v (id) on item.id = v.id"
                        + " when matched and v.id = 1 then delete"
                        + " when matched then update set name = 'x'"
                        + " when not matched then insert values (v.id, 'new')"))
                .containsExactlyInAnyOrder(
                        "I\tpublic.item\t1\t1\tid\ti3",
                        "D\tpublic.item\t1\t1\tid\ti1",
                        "D\tpublic.item\t1\t1\tid\ti2\nI\tpublic.item\t1\t1\tid\ti2");
    }

    @Test
    void eachPartOfAWritableQueryIsTold() throws SQLException {
        assertThat(shop.heardOf("with gone as (delete from item where id = 1 returning id),"
                        + " kept as (insert into line select id, 1 from gone returning orderer)"
                        + " select * from kept"))
                .containsExactlyInAnyOrder(
                        "D\tpublic.item\t1\t1\tid\ti1", "I\tpublic.line\t1\t2\torderer\ti1\tnumber\ti1");
    }

    @Test
    void whatForeignKeysDoIsTold() throws SQLException {
        shop.execute(
                        "create table part (id int primary key,"
                                + " item bigint references item on delete cascade on update cascade)",
                        "create table mark (id int primary key, item bigint references item on delete set null)",
                        "insert into part values (10, 1), (11, 1), (12, 2)",
                        "insert into mark values (7, 1)")
                .install()
                .heard();
        assertThat(shop.heardOf("update item set id = 5 where id = 2"))
                .containsExactlyInAnyOrder(
                        "D\tpublic.item\t1\t1\tid\ti2\nI\tpublic.item\t1\t1\tid\ti5",
                        "D\tpublic.part\t1\t1\tid\ti12\nI\tpublic.part\t1\t1\tid\ti12");
        assertThat(shop.heardOf("delete from item where id in (1, 5)"))
                .contains("D\tpublic.mark\t1\t1\tid\ti7\nI\tpublic.mark\t1\t1\tid\ti7")
                .anySatisfy(message ->
                        assertThat(message).startsWith("D\tpublic.part").contains("\ti10"))
                .anySatisfy(message ->
                        assertThat(message).startsWith("D\tpublic.part").contains("\ti11"))
                .anySatisfy(message ->
                        assertThat(message).startsWith("D\tpublic.part").contains("\ti12"))
                .anySatisfy(message -> assertThat(message).startsWith("D\tpublic.item\t2"));
        assertThat(shop.heardOf("truncate item cascade"))
                .containsExactlyInAnyOrder("A\tpublic.item", "A\tpublic.part", "A\tpublic.mark");
    }

    @Test
    void whatOtherTriggersWriteIsTold() throws SQLException {
        shop.execute(
                        "create function log() returns trigger language plpgsql as"
                                + " 'begin insert into line values (new.id, 1); return null; end'",
                        "create trigger log after insert on item for each row execute function log()")
                .heard();
        assertThat(shop.heardOf("insert into item values (8, 'x')"))
                .containsExactlyInAnyOrder(
                        "I\tpublic.item\t1\t1\tid\ti8", "I\tpublic.line\t1\t2\torderer\ti8\tnumber\ti1");
    }

    @Test
    void manyRowsAreToldAsTheTable() throws SQLException {
        assertThat(shop.heardOf("insert into item select g from generate_series(100, 149) g"))
                .singleElement()
                .asString()
                .startsWith("I\tpublic.item\t50\t1\tid\ti100\t");
        assertThat(shop.heardOf("insert into item select g from generate_series(200, 250) g"))
                .containsExactly("A\tpublic.item");
        assertThat(shop.heardOf("update item set name = ''")).containsExactly("A\tpublic.item");
        assertThat(shop.heardOf("delete from item")).containsExactly("A\tpublic.item");
    }

    @Test
    void manyStatementsOfOneTransactionAreToldAsTheTable() throws SQLException {
        shop.execute("do 'begin for i in 1001 .. 3000 loop insert into item values (i); end loop; end'");
        assertThat(shop.heard()).hasSize(1001).endsWith("A\tpublic.item").doesNotHaveDuplicates();
        assertThat(shop.heardOf("insert into item values (3001)")).containsExactly("I\tpublic.item\t1\t1\tid\ti3001");
    }

    @Test
    void sessionsThatPretendToReplicateAreTold() throws SQLException {
        shop.superuser("set session_replication_role = replica", "delete from item where id = 1");
        assertThat(shop.heard()).containsExactly("D\tpublic.item\t1\t1\tid\ti1");
    }

    @Test
    void aWriterNeedsNoRightsButToWrite() throws SQLException {
        shop.execute(
                        "grant insert, update, delete on item to writer",
                        "revoke all on schema fallbackcached from public",
                        "revoke all on all functions in schema fallbackcached from public")
                .superuser("revoke execute on function pg_notify(text, text) from public");
        try (Connection writer = shop.connect("writer")) {
            shop.executeAs(writer, "insert into item values (9, E'nine')");
        }
        assertThat(shop.heard()).containsExactly("I\tpublic.item\t1\t1\tid\ti9");
    }

    @Test
    void sessionsMayHaveAnySettings() throws SQLException {
        shop.execute("create table word (word text primary key)").install().heard();
        shop.execute(
                "set search_path = ''",
                "set standard_conforming_strings = off",
                "set escape_string_warning = off",
                "set quote_all_identifiers = on",
                "set default_transaction_isolation = 'serializable'",
                "set plpgsql.extra_errors = 'all'",
                "set fallbackcached.messages = '0'");
        assertThat(shop.heardOf("insert into public.word values (E'a\\\\b\\tc')"))
                .containsExactly("I\tpublic.word\t1\t1\tword\tsa\\\\b\\tc");
        shop.execute("set fallbackcached.messages = 'nonsense'");
        assertThat(shop.heardOf("delete from public.word")).containsExactly("A\tpublic.word");
    }
}
