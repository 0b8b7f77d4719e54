package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions to one real server. Longer than most, so that all share the server, which takes seconds to start. */
class PostgresReaderTest extends ReaderOfOneServer {

    @Test
    void theDialectIsFoundAsAService() {
        assertThat(ServiceLoader.load(Dialect.class))
                .hasOnlyElementsOfType(PostgresDialect.class)
                .hasSize(1)
                .allMatch(dialect -> dialect.accepts("jdbc:postgresql://h/d"))
                .noneMatch(dialect -> dialect.accepts("jdbc:h2:mem:"));
    }

    @Test
    void theSearchPathDecidesWhichTableIsMeant() {
        assertThat(said("select * from person", Map.of())).contains("app.person");
        assertThat(said("select * from person", Map.of("search_path", "other, app")))
                .contains("other.person");
        assertThat(said("select * from person", Map.of("search_path", "DEFAULT")))
                .contains("app.person");
    }

    @Test
    void theRoleDecidesWhetherAStatementIsUnderstood() {
        assertThat(meaning("select * from other.person", Map.of("role", "clerk"))
                        .reads())
                .hasSize(1);
        assertThat(meaning("select * from app.person", Map.of("role", "clerk")).unkept())
                .contains("permission denied");
        assertThat(meaning("select * from app.person", Map.of("role", "none")).reads())
                .hasSize(1);
    }

    @Test
    void aTableOfTheSessionsOwnMakesAQueryUnkeptAndNoWrite() {
        Meaning meaning = meaning("select * from only_here where id = 1", Map.of());

        assertThat(meaning.readsAnything()).isTrue();
        assertThat(meaning.unkept()).contains("only_here");
        assertThat(meaning.writesNothing()).isTrue();
    }

    @Test
    void aWriteThatIsNotUnderstoodIsLeftForTheLocksToTell() {
        Meaning meaning = meaning("insert into only_here values (1)", Map.of());

        assertThat(meaning.writesMore()).isTrue();
        assertThat(meaning.writesAnything()).isFalse();
    }

    @Test
    void creatingATemporaryTableChangesWhatNamesMean() {
        assertThat(meaning("create temp table person (id int)", Map.of()).changesSettings())
                .isTrue();
        assertThat(meaning("create temp table person (id int)", Map.of()).definesTables())
                .isFalse();
        assertThat(meaning("create table temp (id int)", Map.of()).definesTables())
                .isTrue();
    }

    @Test
    void withoutWaitingTheAnswerComesNextTime() {
        SqlStatement statement = statement("select * from app.department");

        assertThat(reader.meaning(statement, Map.of(), false).unkept()).isEqualTo("not known yet");
        assertThat(reader.meaning(statement, Map.of(), true).unkept()).isEmpty();
        assertThat(reader.meaning(statement, Map.of(), false).unkept()).isEmpty();
    }

    @Test
    void whatIsForgottenIsFoundOutAgain() throws SQLException {
        server.execute(
                "create view app.changing as select * from app.person; grant select on app.changing to application");
        assertThat(said("select * from changing", Map.of())).contains("app.person");
        server.execute("create or replace view app.changing as select p.* from app.person p, app.department");
        assertThat(said("select * from changing", Map.of())).doesNotContain("app.department");

        reader.forget();

        assertThat(said("select * from changing", Map.of())).contains("app.department");
    }

    @Test
    void functionsAreFoundOutAgainToo() throws SQLException {
        assertThat(meaning("select * from app.department where id = newcomer(1)", Map.of())
                        .readsAnything())
                .isTrue();
        server.execute("create function app.newcomer(x int) returns int language plpgsql"
                + " as $$ begin delete from app.call; return x; end $$");
        reader.forget();

        Meaning meaning = meaning("select * from app.department where id = newcomer(1)", Map.of());

        assertThat(meaning.writesMore()).isTrue();
        assertThat(meaning.unkept()).contains("newcomer");
        server.execute("drop function app.newcomer");
    }

    @Test
    void aDomainWhoseCheckRunsCodeMakesEveryQuerySuspect() throws SQLException {
        server.execute(
                "create function app.pass(x int) returns boolean language plpgsql as $$ begin return true; end $$;"
                        + " create domain app.odd as int check (app.pass(value))");
        reader.forget();

        assertThat(meaning("select * from department", Map.of()).unkept()).contains("operators");

        server.execute("drop domain app.odd; drop function app.pass");
        reader.forget();
        assertThat(meaning("select * from department", Map.of()).unkept()).isEmpty();
    }

    @Test
    void plainReadsAreToldWithoutTheServer() {
        assertThat(reader.isPlainRead(statement("select lower(name) from person")))
                .isTrue();
        assertThat(reader.isPlainRead(statement("select now()"))).isFalse();

        meaning("select 1", Map.of());

        assertThat(reader.isPlainRead(statement("select now(), to_char(born, 'YYYY'), random() from person")))
                .isTrue();
        assertThat(reader.isPlainRead(statement("select headcount()"))).isFalse();
        assertThat(reader.isPlainRead(statement("select set_config('a.b', 'c', false)")))
                .isFalse();
        assertThat(reader.isPlainRead(statement("delete from call"))).isFalse();
    }

    @Test
    void theIdentityIsTheSameHoweverTheDatabaseIsAddressed() {
        try (DatabaseReader other =
                new PostgresDialect().open(TestServer.endpoint(server.url("127.0.0.1"), "postgres"))) {
            assertThat(reader.identity()).isPresent().isEqualTo(other.identity());
        }
    }

    @Test
    void anotherDatabaseOfTheServerHasAnotherIdentity() throws SQLException {
        String url = server.url("localhost").replace("/postgres", "/template1");
        try (DatabaseReader other = new PostgresDialect().open(TestServer.endpoint(url, "postgres"))) {
            assertThat(other.identity()).isPresent().isNotEqualTo(reader.identity());
        }
    }

    @Test
    void whereTheClusterIsNotToldTheStartOfTheServerIs() throws SQLException {
        server.execute("revoke execute on function pg_control_system() from public");
        try {
            assertThat(reader.identity()).isPresent().get().asString().startsWith("started");
        } finally {
            server.execute("grant execute on function pg_control_system() to public");
        }
    }

    @Test
    void whatATransactionWroteIsToldByItsLocks() throws SQLException {
        try (Connection connection = server.application();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temp table mine (id int)");
            statement.execute("insert into mine values (1)");
            assertThat(reader.writtenBy(connection)).isEmpty();

            statement.execute("select * from department for update");
            assertThat(reader.writtenBy(connection)).isEmpty();

            statement.execute("update audited set v = 'x'; delete from person where id = 1; truncate keyless");
            assertThat(reader.writtenBy(connection))
                    .containsExactlyInAnyOrder(
                            "app.audited", "app.audit_log", "app.person", "app.phone", "app.call", "app.keyless");
        }
    }

    @Test
    void whatTriggersMayWriteInTheCommitCannotBeTold() throws SQLException {
        try (Connection connection = server.application();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into late values (1)");

            assertThatThrownBy(() -> reader.writtenBy(connection)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aPrimaryIsNoReplica() throws SQLException {
        try (Connection connection = server.application()) {
            assertThat(new PostgresDialect().isReplica(connection)).isFalse();
        }
    }

    @Test
    void manyThreadsGetTheSameAnswer() {
        SqlStatement statement = statement("select * from person where age = 99");
        List<CompletableFuture<String>> answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> reader.meaning(statement, Map.of(), true).unkept()))
                .collect(Collectors.toList());

        assertThat(answers).allMatch(answer -> answer.join().isEmpty());
    }

    @Test
    void noTextMakesItThrow() {
        for (String sql :
                List.of("select", "copy", "truncate", "copy (", "insert into", "delete from ?", "select '", "with")) {
            SqlText.statements(sql)
                    .forEach(each ->
                            assertThat(reader.meaning(each, Map.of(), true)).isNotNull());
        }
    }

    private String said(String sql, Map<String, String> settings) {
        return meaning(sql, settings).toString();
    }
}
