package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.Operand;
import io.fallbackcached.jdbc.sql.RowShapes;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random conditions, sensible or not: no row that one lets through is another than those that were read off it. */
class RandomConditionsTest {

    private static final List<String> CONDITIONS = List.of(
            "id = 5",
            "p.id = 5",
            "(id) = (5)",
            "5 = id",
            "department_id = 1",
            "age = 3",
            "name = 'P1'",
            "id in (1, 5, 7)",
            "p.age in (3)",
            "id = 5::int",
            "id = 4 + 1",
            "name is null",
            "age between 1 and 9",
            "true",
            "null",
            "case when id = 5 then true end",
            "exists (select 1 from department d where d.id = 1)",
            "id = any (array[5])",
            "age <> 3",
            "department_id = age",
            "id not in (5)",
            "name like 'P%'",
            "\"id\" = 5",
            "age = '3'");
    private static final List<String> PIECES = List.of(
            "and",
            "or",
            "not",
            "(",
            ")",
            "=",
            "in",
            "between",
            "is",
            "is not true",
            "isnull",
            "::boolean",
            "id",
            "p.",
            "5",
            "'3'",
            ",",
            "+",
            "||",
            "case",
            "when",
            "then",
            "else",
            "end",
            "group by 1",
            "order by 1",
            "limit 1",
            "union",
            "collate \"C\"",
            "[",
            "]",
            "is distinct from",
            "select",
            "from",
            "--",
            "/*",
            "*/");

    private final Random random = new Random(11);
    private int told;

    @Test
    void noRowIsAnotherThanWasReadOff() throws SQLException {
        try (TestServer server = TestServer.start(TestServer.newest());
                Connection connection = server.application();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 6_000; i++) {
                check(statement, i % 3 == 0 ? disturbed(condition(3)) : condition(4));
            }
        }
        assertThat(told).isGreaterThan(300);
    }

    private void check(Statement statement, String condition) throws SQLException {
        List<TableShape> shapes = RowShapes.of(SqlText.statements("select p.* from person p where " + condition)
                .get(0));
        if (shapes.isEmpty() || shapes.get(0).rows().isEmpty()) {
            return;
        }
        List<String> rows = ids(statement, "select p.id from person p where " + condition);
        List<String> known = ids(statement, "select id from person where " + rows(shapes.get(0)));
        if (rows != null && known != null) {
            told++;
            assertThat(known).as(condition).containsAll(rows);
        }
    }

    private static String rows(TableShape shape) {
        return shape.rows().stream().map(RandomConditionsTest::row).collect(Collectors.joining(" or "));
    }

    private static String row(Map<String, Operand> row) {
        return row.entrySet().stream()
                .map(column ->
                        "\"" + column.getKey() + "\" = '" + column.getValue().value(new Object[0]) + "'")
                .collect(Collectors.joining(" and "));
    }

    /** Null if the server refuses it. */
    private static List<String> ids(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            return null;
        }
    }

    private String condition(int depth) {
        switch (depth == 0 ? 0 : random.nextInt(7)) {
            case 1:
            case 2:
                return condition(depth - 1) + " and " + condition(depth - 1);
            case 3:
                return condition(depth - 1) + " or " + condition(depth - 1);
            case 4:
                return "(" + condition(depth - 1) + ")";
            case 5:
                return "not " + condition(depth - 1);
            case 6:
                return condition(depth - 1) + " is not true";
            default:
                return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        }
    }

    private String disturbed(String condition) {
        int space = condition.indexOf(' ', random.nextInt(condition.length()));
        int at = space < 0 ? condition.length() : space;
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return condition.substring(0, at) + " " + piece + " " + condition.substring(at);
    }
}
