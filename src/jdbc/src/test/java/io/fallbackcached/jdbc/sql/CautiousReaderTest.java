package io.fallbackcached.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CautiousReaderTest {

    private final DatabaseReader reader = new CautiousReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where a = ? and b in (1, 2)",
                "select count(*), lower(t.a), cast(b as varchar(10)) from t join u using (id) group by 2",
                "with x as (select 1 from t) select * from x where exists (select 1)",
                "select substring(a from 1 for 2) from t order by 1 limit 3"
            })
    void aQueryOfKnownFunctionsReadsAnythingAndMayBeKept(String sql) {
        Meaning meaning = meaning(sql);

        assertThat(meaning.readsAnything()).isTrue();
        assertThat(meaning.unkept()).isEmpty();
        assertThat(meaning.writesNothing()).isTrue();
        assertThat(reader.isPlainRead(SqlText.statements(sql).get(0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select current_date",
                "select now()",
                "select s.lower(a) from t",
                "select random()",
                "select nextval('s')",
                "select s.nextval from dual",
                "select next value for s",
                "select @x",
                "select * from t for update",
                "select * from t for no key update",
                "select * from t lock in share mode",
                "select * from t where d > 'today'",
                "select {fn now()}",
                "select current_user",
                "copy t to stdout",
                "show x",
                "fetch c"
            })
    void whatMayAnswerDifferentlyIsNotKept(String sql) {
        assertThat(meaning(sql).unkept()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update t set a = 1",
                "with x as (delete from t returning *) select * from x",
                "copy t from stdin",
                "create table t (a int)",
                "call p()",
                "select 1 delete from t",
                "nonsense"
            })
    void aWriteWritesAnything(String sql) {
        assertThat(meaning(sql).writesAnything()).isTrue();
    }

    @Test
    void aQueryThatCallsWhatIsNotKnownMayWriteMore() {
        assertThat(meaning("select f(1)").writesMore()).isTrue();
        assertThat(reader.isPlainRead(SqlText.statements("select f(1)").get(0))).isFalse();
    }

    @Test
    void aDefinitionChangesWhatWasFoundOutBefore() {
        assertThat(meaning("drop table t").definesTables()).isTrue();
    }

    @Test
    void whatATransactionWroteCannotBeTold() {
        assertThatThrownBy(() -> reader.writtenBy((Connection) null)).isInstanceOf(SQLException.class);
        assertThat(reader.identity()).isEmpty();
    }

    private Meaning meaning(String sql) {
        return reader.meaning(SqlText.statements(sql).get(0), Map.of(), true);
    }
}
