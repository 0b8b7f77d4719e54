package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Partitions and heirs: a write to one table is one to others too. */
@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class RelatedTablesTest {

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(version)
                .execute(
                        "create table sale (id int, year int, primary key (id, year)) partition by list (year)",
                        "create table sale_1 partition of sale for values in (1)",
                        "create table sale_2 partition of sale for values in (2) partition by list (id)",
                        "create table sale_2_1 partition of sale_2 for values in (1)",
                        "create table animal (id int primary key)",
                        "create table dog (bark text) inherits (animal)")
                .install();
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void aWriteToAPartitionedTableIsOneToAllPartitions() throws SQLException {
        String all = "A\tpublic.sale\nA\tpublic.sale_1\nA\tpublic.sale_2\nA\tpublic.sale_2_1";
        assertThat(shop.heardOf("insert into sale values (1, 1)")).containsExactly(all);
        assertThat(shop.heardOf("update sale set year = 2")).containsExactly(all);
        assertThat(shop.heardOf("delete from sale where year = 2")).containsExactly(all);
        assertThat(linesOf("truncate sale"))
                .containsExactlyInAnyOrder(
                        "A\tpublic.sale", "A\tpublic.sale_1", "A\tpublic.sale_2", "A\tpublic.sale_2_1");
    }

    @Test
    void aWriteToAPartitionIsOneToAllTablesThatHaveIt() throws SQLException {
        assertThat(linesOf("insert into sale_2_1 values (1, 2)"))
                .containsExactlyInAnyOrder("A\tpublic.sale", "A\tpublic.sale_2", "A\tpublic.sale_2_1");
        assertThat(linesOf("update sale_1 set id = 2")).isEmpty();
        assertThat(linesOf("insert into sale_1 values (1, 1)"))
                .containsExactlyInAnyOrder("A\tpublic.sale", "A\tpublic.sale_1");
    }

    @Test
    void aPartitionThatComesLaterIsTold() throws SQLException {
        shop.execute(
                "create table sale_3 partition of sale for values in (3)",
                "create table sale_4 (id int not null, year int not null)",
                "alter table sale attach partition sale_4 for values in (4)");
        assertThat(linesOf("insert into sale values (1, 3)")).contains("A\tpublic.sale_3", "A\tpublic.sale_4");
        shop.execute("alter table sale detach partition sale_4");
        assertThat(linesOf("insert into sale values (1, 1)"))
                .contains("A\tpublic.sale_3")
                .doesNotContain("A\tpublic.sale_4");
    }

    @Test
    void heirsAreTold() throws SQLException {
        assertThat(linesOf("insert into dog values (1, 'wau')"))
                .containsExactlyInAnyOrder("A\tpublic.animal", "A\tpublic.dog");
        assertThat(linesOf("update animal set id = 2")).containsExactlyInAnyOrder("A\tpublic.animal", "A\tpublic.dog");
        assertThat(linesOf("delete from only animal")).isEmpty();
    }

    @Test
    void manyPartitionsAreToldInSeveralMessages() throws SQLException {
        shop.execute("do 'begin for i in 10 .. 409 loop"
                        + " execute format(''create table public.sale_with_a_rather_long_name_%s"
                        + " partition of sale for values in (%s)'', i, i); end loop; end'")
                .heard();
        List<String> messages = shop.heardOf("insert into sale values (1, 10)");
        assertThat(messages).hasSizeBetween(2, 4);
        assertThat(lines(messages))
                .hasSize(404)
                .contains("A\tpublic.sale", "A\tpublic.sale_with_a_rather_long_name_409");
        assertThat(shop.execute("begin", "insert into sale values (1, 11)", "insert into sale values (1, 12)", "commit")
                        .heard())
                .as("what is the same is sent once")
                .hasSameSizeAs(messages);
    }

    @Test
    void tablesWithForeignHeirsAreToldWithoutTheirRows() throws SQLException {
        shop.superuser(
                "create foreign data wrapper far",
                "create server away foreign data wrapper far",
                "grant usage on foreign server away to owner");
        shop.execute("create foreign table far_dog (volume int) inherits (dog) server away")
                .install()
                .heard();
        assertThat(shop.value("select string_agg(tgname, ',') from pg_trigger where tgrelid = 'dog'::regclass"))
                .isEqualTo("fallbackcached_any");
        assertThat(shop.check().isComplete()).as(shop.check().toString()).isTrue();
        assertThat(linesOf("insert into dog values (1, 'wau')"))
                .containsExactlyInAnyOrder("A\tpublic.animal", "A\tpublic.dog", "A\tpublic.far_dog");
    }

    private Set<String> linesOf(String sql) throws SQLException {
        return lines(shop.heardOf(sql));
    }

    private static Set<String> lines(List<String> messages) {
        Set<String> lines = new TreeSet<>();
        messages.forEach(message -> lines.addAll(List.of(message.split("\n", -1))));
        return lines;
    }
}
