package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import io.fallbackcached.jdbc.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each statement of statements.txt on each server: what is said of it against the table, and against its execution. */
class StatementTableTest {

    @TestFactory
    Stream<DynamicNode> whatIsSaidIsExpectedAndHolds() {
        return TestServer.versions().stream()
                .map(version -> DynamicContainer.dynamicContainer("PostgreSQL " + version, tests(version)));
    }

    private static Stream<DynamicTest> tests(String version) {
        return Stream.of(version).flatMap(started -> {
            TestServer server = TestServer.start(started);
            DatabaseReader reader = new PostgresDialect().open(server.endpoint());
            Connection connection = server.openTransactions();
            int major = server.major();
            return StatementTable.rows().stream()
                    .filter(row -> row.since <= major)
                    .map(row -> DynamicTest.dynamicTest(row.sql, () -> check(connection, reader, row)))
                    .onClose(() -> {
                        reader.close();
                        server.close();
                    });
        });
    }

    private static void check(Connection connection, DatabaseReader reader, StatementTable.Row row)
            throws SQLException {
        Said said = new Said(reader, row.sql);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(said.reads()).as("reads").isEqualTo(row.reads);
        softly.assertThat(said.writes()).as("writes").isEqualTo(row.writes);
        softly.assertThat(said.kept()).as("kept").startsWith(row.kept);
        softly.assertAll();
        try {
            RowCheck rows = new RowCheck(connection, row, said);
            if (isQuery(row)) {
                rows.needs(said);
                connection.rollback();
            }
            Execution execution = new Execution(connection, row);
            reads(row, said, execution);
            writes(reader, connection, said, execution);
            rows.changes(said);
        } finally {
            connection.rollback();
        }
    }

    private static void reads(StatementTable.Row row, Said said, Execution execution) {
        if (isQuery(row) && !said.any(Meaning::readsAnything)) {
            assertThat(Said.tables(said.readUses())).as("reads by execution").containsAll(execution.locked());
        }
    }

    private static void writes(DatabaseReader reader, Connection connection, Said said, Execution execution)
            throws SQLException {
        if (said.any(Meaning::writesAnything)) {
            return;
        }
        Set<String> held = reader.writtenBy(connection);
        assertThat(held).as("locks before commit").containsAll(execution.written());
        Set<String> writes = new HashSet<>(Said.tables(said.writeUses()));
        if (said.any(Meaning::writesMore)) {
            writes.addAll(held);
        }
        assertThat(writes).as("writes by execution").containsAll(execution.written());
        assertThat(writes).as("writes by locks").containsAll(held);
    }

    private static boolean isQuery(StatementTable.Row row) {
        return SqlText.statements(row.sql).stream().map(SqlStatement::verb).allMatch(Verb.QUERY::equals);
    }
}
