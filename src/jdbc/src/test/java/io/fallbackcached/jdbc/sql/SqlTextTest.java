package io.fallbackcached.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "QUERY | select 1",
                "QUERY | /* a /* nested */ b */ select 1",
                "QUERY | (select 1) union (select 2)",
                "QUERY | ((values (1)))",
                "QUERY | table t",
                "QUERY | with a as (select 1) select * from a",
                "QUERY | with a as (with b as (select 1) select * from b) select * from a for update",
                "QUERY | select t.into, 1 as into from t",
                "QUERY | declare c cursor for select 1",
                "DATA | with a as (delete from t returning *) select * from a",
                "DATA | with a as (with b as (insert into t values (1)) select 1) select * from a",
                "DATA | with a as (select 1) update t set x = 1",
                "DATA | (with a as (update t set x = 1 returning *) select * from a)",
                "DATA | insert into t values (1)",
                "DATA | merge into t using s on true when matched then delete",
                "DATA | truncate t",
                "DEFINITION | select * into u from t",
                "DEFINITION | with a as (select 1) select * into u from a",
                "DEFINITION | create table t (x int)",
                "DEFINITION | refresh materialized view v",
                "COPY_IN | copy t (a, b) from stdin",
                "COPY_OUT | copy (select 1 from t) to stdout",
                "OPAQUE | copy (delete from t returning 1) to stdout",
                "HARMLESS | explain select 1",
                "HARMLESS | explain (costs off) delete from t",
                "DATA | explain analyze delete from t",
                "DATA | explain (costs off, analyze) delete from t",
                "QUERY | explain analyze verbose select 1",
                "OPAQUE | {call f(?)}",
                "OPAQUE | {? = call f(?)}",
                "OPAQUE | call f(1)",
                "OPAQUE | do $$ begin delete from t; end $$",
                "OPAQUE | execute p",
                "OPAQUE | pragma x",
                "OPAQUE | /*! delete from t */",
                "BEGIN | begin",
                "COMMIT | end and chain",
                "HARMLESS | prepare p as select 1",
                "HARMLESS | lock table t",
                "DISCARD | discard all",
            })
    void aStatementIsToldByItsFirstWords(Verb verb, String sql) {
        assertThat(SqlText.statements(sql)).extracting(SqlStatement::verb).containsExactly(verb);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "savepoint a | SAVEPOINT | a | ",
                "release savepoint \"A b\" | RELEASE | A b | ",
                "rollback to a | ROLLBACK_TO | a | ",
                "rollback work to savepoint a | ROLLBACK_TO | a | ",
                "rollback | ROLLBACK | | ",
                "prepare transaction 'x''y' | PREPARE_TRANSACTION | x'y | ",
                "commit prepared 'x' | COMMIT_PREPARED | x | ",
                "rollback prepared 'x' | ROLLBACK_PREPARED | x | ",
                "set a.b to 'X' | SET | a.b | X",
                "set session a = On | SET | a | on",
                "set local a to default | SET_LOCAL | a | DEFAULT",
                "set a to default | RESET | a | ",
                "set role x | SET | role | x",
                "set local role \"X\" | SET_LOCAL | role | X",
                "set session authorization x | SET | session authorization | x",
                "set local session authorization x | SET_LOCAL | session authorization | x",
                "set session session authorization default | RESET | session authorization | ",
                "set time zone 'UTC' | SET | timezone | UTC",
                "set schema 'A' | SET | search_path | \"A\"",
                "set search_path to a, \"B c\", 'd' | SET | search_path | a, \"B c\", d",
                "set search_path = 'a, b' | SET | search_path | \"a, b\"",
                "set transaction isolation level repeatable read | SET_LOCAL | transaction isolation level | REPEATABLE READ",
                "set transaction read only, isolation level serializable | SET_LOCAL | transaction isolation level | SERIALIZABLE",
                "set transaction snapshot '1-2' | SET_LOCAL | transaction snapshot | 1-2",
                "set session characteristics as transaction isolation level read committed | SET | transaction isolation level | READ COMMITTED",
                "begin isolation level serializable | BEGIN | transaction isolation level | SERIALIZABLE",
                "start transaction read only isolation level read uncommitted | BEGIN | transaction isolation level | READ UNCOMMITTED",
                "reset all | RESET | all | ",
                "reset session authorization | RESET | session authorization | ",
                "set x = -1 | SET | x | -1",
            })
    void settingsAndSavepointsAreNamed(String sql, Verb verb, String name, String value) {
        SqlStatement statement = SqlText.statements(sql).get(0);

        assertThat(statement.verb()).isEqualTo(verb);
        assertThat(statement.name()).isEqualTo(name == null ? "" : name);
        assertThat(statement.value()).isEqualTo(value == null ? "" : value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a;b', 'it''s; ', E'\\';', \"x;\"\"y\", $$;$$, $a$ $$;' $a$ /* ; */ -- ;\n, 1",
                "select a$b$;c",
                "select 1 $1",
                "create rule r as on insert to t do also (delete from a; delete from b)",
                "create function f() returns int begin atomic select case when true then 1 end; select 2; end",
                "begin delete from t; end; select 1",
                "declare x int; begin select 1; end",
                "select 'unfinished; delete from t",
                "select /* unfinished; delete from t",
                "select $x$ unfinished; delete from t",
                // the other way round for MySQL
                "select 'a\\', '; delete from t; --'",
            })
    void aSemicolonInsideSomethingEndsNothing(String sql) {
        assertThat(SqlText.statements(sql)).hasSize(sql.contains("a$b$;c") ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'unfinished",
                "select \"unfinished",
                "select /* /* */ unfinished",
                "select $x$ unfinished $y$",
                "select 'a\\', '; delete from t; --'"
            })
    void whatDoesNotEndOrReadsTwoWaysIsOpaque(String sql) {
        assertThat(SqlText.statements(sql)).extracting(SqlStatement::verb).containsExactly(Verb.OPAQUE);
    }

    @Test
    void aBackslashBeforeAClosingQuoteIsNoDoubtWhenOnlyOneReadingEnds() {
        assertThat(SqlText.statements("select * from t where a like ? escape '\\'"))
                .extracting(SqlStatement::verb)
                .containsExactly(Verb.QUERY);
    }

    @Test
    void placeholdersAreCountedOverTheWholeText() {
        List<SqlStatement> statements =
                SqlText.statements("update t set a = ? where b = ?; select '?' where c ?? ? -- ?");

        assertThat(statements).extracting(SqlStatement::firstParameter).containsExactly(1, 3);
        assertThat(statements).extracting(SqlStatement::parameters).containsExactly(2, 1);
    }

    @Test
    void aLineCommentEndsWithItsLine() {
        assertThat(SqlText.statements("-- select 1\nupdate t set a = 1"))
                .extracting(SqlStatement::verb)
                .containsExactly(Verb.DATA);
    }

    @Test
    void statementsCarryTheirOwnTextOnly() {
        List<SqlStatement> statements = SqlText.statements(";; /* a */ select 1 -- b\n ; ; /* c */ ; delete from t ;");

        assertThat(statements).extracting(SqlStatement::text).containsExactly("select 1", "delete from t");
    }

    @Test
    void noTextIsNoStatement() {
        assertThat(SqlText.statements(" -- nothing")).isEmpty();
    }

    @Test
    void noTextMakesItThrow() {
        List<String> pieces = List.of(
                "'",
                "\"",
                "$$",
                "$a$",
                "/*",
                "*/",
                "--",
                "\n",
                ";",
                "(",
                ")",
                "?",
                "??",
                "::",
                "\\",
                "e'",
                "select",
                "with",
                "set",
                "to",
                "=",
                "role",
                "local",
                "session",
                "authorization",
                "begin",
                "atomic",
                "end",
                "case",
                "create",
                "isolation",
                "level",
                "read",
                "rollback",
                "explain",
                "analyze",
                "copy",
                "from",
                "delete",
                "declare",
                "cursor",
                " ",
                " ",
                " ",
                "a",
                "1",
                "1.",
                ".",
                ",",
                "{",
                "}",
                "é",
                "\0",
                "prepare",
                "transaction",
                "release",
                "`");
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            String sql = random.ints(random.nextInt(12), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            assertThatCode(() -> SqlText.statements(sql)
                            .forEach(s -> new CautiousReader().meaning(s, java.util.Map.of(), true)))
                    .as(sql)
                    .doesNotThrowAnyException();
        }
    }
}
