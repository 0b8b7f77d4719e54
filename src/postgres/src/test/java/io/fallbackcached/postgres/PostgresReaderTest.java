package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect;
import io.fallbackcached.jdbc.sql.Dialect.Endpoint;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to one real server. Longer than most, so that all share the server, which takes seconds to start. */
class PostgresReaderTest {

    private static final String TERMINATE =
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'application'";

    private static TestServer server;

    private DatabaseReader reader;

    @BeforeAll
    static void startServer() {
        server = TestServer.start(TestServer.newest());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        reader = new PostgresDialect().open(server.endpoint());
    }

    @AfterEach
    void close() {
        reader.close();
    }

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
    void aLockedTableHoldsNobodyUp() throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("lock table app.scratch in access exclusive mode");

            Meaning meaning = meaning("select * from scratch", Map.of());

            assertThat(meaning.unkept()).contains("lock timeout");
        }
    }

    @Test
    void aBrokenConnectionIsReplaced() throws SQLException {
        meaning("select 1", Map.of());
        server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fallbackcached'");

        assertThat(meaning("select * from department where id = 77", Map.of()).unkept())
                .isEmpty();
    }

    @Test
    void aServerThatComesBackIsAskedAgain() throws SQLException {
        AtomicBoolean down = new AtomicBoolean();
        try (DatabaseReader patient = new PostgresDialect().open(switched(down))) {
            assertThat(patient.meaning(statement("select * from department"), Map.of(), true)
                            .unkept())
                    .isEmpty();
            down.set(true);
            server.execute(TERMINATE);

            Meaning meanwhile = patient.meaning(statement("select * from call"), Map.of(), true);

            assertThat(meanwhile.unkept()).isNotEmpty();
            assertThat(patient.meaning(statement("select * from department"), Map.of(), true)
                            .unkept())
                    .isEmpty();
            down.set(false);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!patient.meaning(statement("select * from phone"), Map.of(), true)
                    .unkept()
                    .isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void theSessionIsLeftAsItWas() throws SQLException {
        AtomicReference<Connection> kept = new AtomicReference<>();
        try (DatabaseReader pooled = new PostgresDialect().open(remembered(kept))) {
            pooled.meaning(statement("update department set name = ? where id = ?"), Map.of("role", "clerk"), true);
            pooled.meaning(statement("select * from person where id = ?"), Map.of("search_path", "other"), true);
            pooled.meaning(statement("select * from nowhere where id = ?"), Map.of(), true);

            try (Statement statement = kept.get().createStatement()) {
                statement.execute("insert into audit_log (what) values (current_user)");
                ResultSet rows = statement.executeQuery("select current_setting('statement_timeout'),"
                        + " current_setting('lock_timeout'), current_setting('search_path'),"
                        + " (select count(*) from pg_prepared_statements where from_sql), current_user");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("0");
                assertThat(rows.getString(2)).isEqualTo("0");
                assertThat(rows.getString(3)).isEqualTo("app, other");
                assertThat(rows.getInt(4)).isZero();
                assertThat(rows.getString(5)).isEqualTo("application");
            }
        }
    }

    @Test
    void aRefusedConnectionIsToldAtOnceAndNotTriedEachTime() {
        AtomicInteger tries = new AtomicInteger();
        try (DatabaseReader refused = new PostgresDialect().open(failing(tries))) {
            Meaning first = refused.meaning(statement("select 1 from t"), Map.of(), true);
            long before = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                refused.meaning(statement("update t set a = " + i), Map.of(), true);
            }

            assertThat(first.why()).isNotEmpty();
            assertThat(refused.meaning(statement("update t set a = 1"), Map.of(), true)
                            .writesMore())
                    .isTrue();
            assertThat(refused.identity()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            assertThat(tries.get()).isLessThan(5);
        }
    }

    @Test
    void aConnectionThatHangsIsWaitedForOnceAndOnlyShortly() {
        CountDownLatch never = new CountDownLatch(1);
        try (DatabaseReader hanging = new PostgresDialect().open(hanging(never))) {
            long before = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                assertThat(hanging.meaning(statement("select " + i), Map.of(), true)
                                .unkept())
                        .isNotEmpty();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        } finally {
            never.countDown();
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

    private Meaning meaning(String sql, Map<String, String> settings) {
        return reader.meaning(statement(sql), settings, true);
    }

    private String said(String sql, Map<String, String> settings) {
        return meaning(sql, settings).toString();
    }

    private static SqlStatement statement(String sql) {
        return SqlText.statements(sql).get(0);
    }

    private static Endpoint failing(AtomicInteger tries) {
        return connecting(() -> {
            tries.incrementAndGet();
            throw new SQLException("refused");
        });
    }

    private static Endpoint hanging(CountDownLatch never) {
        return connecting(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("refused");
        });
    }

    private static Endpoint switched(AtomicBoolean down) {
        return connecting(() -> {
            if (down.get()) {
                throw new SQLException("down");
            }
            return server.application();
        });
    }

    private static Endpoint remembered(AtomicReference<Connection> kept) {
        return connecting(() -> {
            kept.set(server.application());
            return kept.get();
        });
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static Endpoint connecting(Connecting connecting) {
        return new Endpoint() {
            @Override
            public String url() {
                return "jdbc:postgresql://localhost:1/none";
            }

            @Override
            public String user() {
                return null;
            }

            @Override
            public Connection connect() throws SQLException {
                return connecting.connect();
            }
        };
    }
}
