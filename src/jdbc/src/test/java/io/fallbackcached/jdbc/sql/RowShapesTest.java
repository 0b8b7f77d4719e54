package io.fallbackcached.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowShapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select * from t where id = ? | READ t [{id=?1}]",
                "select * from t where ((? = id)) and x > 1 | READ t [{id=?1}]",
                "select * from t where ID = 5 and name = 'it''s' | READ t [{id=5, name=it's}]",
                "select * from s.\"T\" a where a.id = ? | READ s.\"T\" [{id=?1}]",
                "select * from t where \"Id\" in (?, 2) and b = ? | READ t [{Id=?1, b=?2}, {Id=2, b=?2}]",
                "select * from t a join u b on b.x = a.x where a.id = ? and b.y = ? | READ t [{id=?1}]; READ u [{y=?2}]",
                "select * from t, u where t.id = ? | READ t [{id=?1}]; READ u []",
                "select * from t a left join u b on b.x = a.x where a.id = ? and b.y = 1 | READ t [{id=?1}]",
                "select ?, x from t where id = ? limit ? | READ t [{id=?2}]",
                "select * from t where id = ? and exists (select 1 from u where u.x = 5) | READ t [{id=?1}]",
                "select count(*) from t where id = ? | READ t [{id=?1}]",
                "insert into t (a, b) values (?, 'x'), (2, now()) | INSERT t [] to [{a=?1, b=x}, {a=2}]",
                "insert into t (a) values (?) | INSERT t [] to [{a=?1}]",
                "insert into t values (?) | INSERT t [] to [{}]",
                "insert into t default values | INSERT t [] to [{}]",
                "insert into t (a) select x from u where x = ? | INSERT t []",
                "insert into t (a, b) values (?, ?) on conflict (a) do update set b = excluded.b | INSERT t [] to [{a=?1, b=?2}]; UPDATE t [{a=?1}] to [{}]",
                "insert into t (a, b) values (?, ?) on conflict (c) do update set b = ? | INSERT t [] to [{a=?1, b=?2}]; UPDATE t [] to [{b=?3}]",
                "insert into t (a) values (?) on conflict do nothing | INSERT t [] to [{a=?1}]",
                "update t set a = ?, b = b + ? where id = ? returning * | UPDATE t [{id=?3}] to [{a=?1}]",
                "update t x set a = 1 from u where x.id = ? and u.id = ? | UPDATE t [{id=?1}] to [{a=1}]",
                "delete from t where id = ? and v = ? | DELETE t [{id=?1, v=?2}]",
                "delete from t using u where t.id = ? and u.x = t.x | DELETE t [{id=?1}]",
            })
    void rowsAreToldByConditionsAtTheTop(String sql, String shapes) {
        assertThat(shapes(sql)).isEqualTo(shapes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where id = ? or x = 1",
                "select * from t where not id = ?",
                "select * from t where id <> ?",
                "select * from t where id = ? + 1",
                "select * from t where id = ?::int",
                "select * from t where id = any(?)",
                "select * from t where id not in (?)",
                "select * from t where id in (select 1)",
                "select * from t where id is not distinct from ?",
                "select * from t where id = ? is not true",
                "select * from t where (id = ?) is null",
                "select * from t where id = ? ~ 'x'",
                "select * from t where id = ? || 'x'",
                "select * from t where id = ? collate \"C\"",
                "select * from t where lower(id) = ?",
                "select * from t where (id, x) = (?, 1)",
                "select * from t where id = ? and x in (1) or y = 3",
                "select * from t where x between 1 and id = ?",
                "select * from t where id = case when a and b then 1 end",
                "select * from t where user = ?",
                "select * from t tablesample system (50) where id = ?",
                "select * from only t where id = ?",
                "select * from t * where id = ?",
                "select a is distinct from t where id = ?",
                "select * from (t join u on true) where id = ?",
                "select * from t natural full join u where t.id = ?",
                "select * from t where a && b and id between ? and 3",
                "select * from t where case when id = ? then true end",
                "select * from t as x (a, id) where id = ?",
                "select * from t where id = E'5'",
                "select * from t where id = -5",
                "select * from t where id = 5.5",
                "select * from t right join u on true where t.id = 5",
                "select * from u full join t on true where t.id = 5",
                "select * from u left join t on true where t.id = 5",
                "select * from t where id = ? and exists (select 1 from t)",
            })
    void everythingElseMeansAnyRow(String sql) {
        assertThat(shapesOf(sql)).allMatch(shape -> shape.rows().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with x as (select 1) select * from t where id = ?",
                "select * from t where id = ? union select * from t",
                "(select * from t where id = ?)",
                "select * from t where id = 'a\\'",
                "merge into t using u on t.id = u.id when matched then delete",
                "update t set 5 where id = ?",
                "truncate t",
                "select",
            })
    void aStatementOfAnotherKindHasNoShape(String sql) {
        assertThat(shapesOf(sql)).isEmpty();
    }

    @Test
    void placeholdersAreNumberedOverTheWholeText() {
        SqlStatement second =
                SqlText.statements("select ?, ?; select * from t where id = ?").get(1);

        assertThat(RowShapes.of(second)).hasToString("[READ t [{id=?3}]]");
    }

    @Test
    void noRowNoAnswerHoldsForPlainSelectsOnly() {
        assertThat(answers("select a, lower(b) from t where id = ?")).isTrue();
        assertThat(answers("select count(*) from t where id = ?")).isFalse();
        assertThat(answers("select 1 from t where id = ? having true")).isFalse();
        assertThat(answers("select a from t where id = ? group by grouping sets (())"))
                .isFalse();
        assertThat(shapesOf("select a from u left join t on t.id = ?"))
                .extracting(TableShape::name)
                .containsExactly("u");
    }

    @Test
    void hundredsOfParametersArePairedInOrder() {
        String sql = "select * from t where id in (?" + ", ?".repeat(299) + ")";

        assertThat(shapesOf(sql).get(0).rows()).hasSize(300);
        assertThat(shapesOf(sql).get(0).rows().get(299)).hasToString("{id=?300}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select count(*) from t where a = ? | [a]",
                "select count(*) from t x where (x.a = ? and 5 = b) | [a, b]",
                "select count(*) from t where a in (?, 2) | [a]",
                "SELECT COUNT ( * ) FROM t WHERE a = ? | [a]"
            })
    void countsAreMadeOfTheColumnsOfTheirConditions(String sql, String columns) {
        assertThat(new TreeSet<>(shapesOf(sql).get(0).columnsRead())).hasToString(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where a = ?",
                "select a from t where a = ?",
                "select count(b) from t where a = ?",
                "select count(*) filter (where b > 1) from t where a = ?",
                "select count(*), max(b) from t where a = ?",
                "select count(*) over () from t where a = ?",
                "select my.count(*) from t where a = ?",
                "select count(*) + 1 from t where a = ?",
                "select count(*) from t where a = ? and b > 1",
                "select count(*) from t where a = ? and b is null",
                "select count(*) from t where a = ? and b = c",
                "select count(*) from t where a = ? and (b = 1 or b = 2)",
                "select count(*) from t where a = ? and b = ? + 1",
                "select count(*) from t where a = ? and exists (select 1)",
                "select count(*) from t where a = ? and t.*::text = 'x'",
                "select count(*) from t where a = ? and not b",
                "select count(*) from t where a = ? and b",
                "select count(*) from t where a = ? group by b",
                "select count(*) from t where a = ? having max(b) > 1",
                "select count(*) from t where a = ? limit 1",
                "select count(*) from t, u where t.a = ?",
                "select count(*) from t join u on u.x = t.x where t.a = ?"
            })
    void whatElseAnAnswerIsMadeOfIsNotCertain(String sql) {
        assertThat(shapesOf(sql)).allMatch(shape -> shape.columnsRead() == null);
    }

    private static boolean answers(String sql) {
        return shapesOf(sql).get(0).answersOnlyIfPresent();
    }

    private static String shapes(String sql) {
        StringBuilder text = new StringBuilder();
        shapesOf(sql)
                .forEach(shape -> text.append(text.length() == 0 ? "" : "; ").append(shape));
        return text.toString();
    }

    private static List<TableShape> shapesOf(String sql) {
        return RowShapes.of(SqlText.statements(sql).get(0));
    }
}
