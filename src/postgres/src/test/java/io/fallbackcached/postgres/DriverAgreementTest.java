package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** The driver cuts texts into statements too, and it is the driver's cut that is executed. */
class DriverAgreementTest {

    // Parentheses in pairs: what else they do makes the server refuse the text.
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "E'",
            "\"",
            "$$",
            "$a$",
            "/*",
            "*/",
            "--",
            "\n",
            ";",
            "(a;b)",
            "?",
            "??",
            "::int",
            "\\",
            "\\'",
            "select",
            "update t",
            "a",
            "1",
            "$1",
            "a$b$",
            ",",
            ".",
            "x",
            "n'",
            " ",
            " ");

    @Test
    void theStatementsOfTheTableAreCutAlike() throws SQLException {
        for (StatementTable.Row row : StatementTable.rows()) {
            assertThat(ours(row.sql)).as(row.sql).isEqualTo(theirs(row.sql));
        }
    }

    @Test
    void anyTextIsCutAlikeUnlessItIsOpaque() throws SQLException {
        Random random = new Random(7);
        int compared = 0;
        for (int i = 0; i < 200_000; i++) {
            String sql = random.ints(random.nextInt(14), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            List<SqlStatement> statements = SqlText.statements(sql);
            boolean opaque = statements.size() == 1 && statements.get(0).text().equals(sql);
            // A backslash before a quote is read as the one server reads it that takes the text. The driver takes
            // the star of a comment's beginning for that of its end as well; the server refuses what it cuts then.
            boolean comparable = !sql.contains("\\'") && !sql.contains("/*/");
            if (!opaque && comparable) {
                assertThat(ours(sql)).as(sql).isEqualTo(theirs(sql));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20_000);
    }

    private static List<Integer> ours(String sql) {
        return SqlText.statements(sql).stream().map(SqlStatement::parameters).collect(Collectors.toList());
    }

    private static List<Integer> theirs(String sql) throws SQLException {
        List<Integer> parameters = new ArrayList<>();
        for (NativeQuery query : Parser.parseJdbcSql(sql, true, true, true, false, true)) {
            // what is left when comments are taken away may be nothing
            if (!SqlText.tokens(query.nativeSql).isEmpty()) {
                parameters.add(query.bindPositions.length);
            }
        }
        return parameters;
    }
}
