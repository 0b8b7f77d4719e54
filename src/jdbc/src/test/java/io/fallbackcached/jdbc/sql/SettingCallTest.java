package io.fallbackcached.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingCallTest {

    @Test
    void withLiteralsItIsASet() {
        assertThat(of("select set_config('App.Tenant', 'O''Hara', false)")).hasToString("SET app.tenant=O'Hara");
        assertThat(of("SELECT pg_catalog.set_config('role', 'a', true) AS set;"))
                .isNull();
        assertThat(of("SELECT pg_catalog.set_config('role', 'a', true) AS done"))
                .hasToString("SET_LOCAL role=a");
    }

    @Test
    void whatIsBoundCountsAsWell() {
        assertThat(of("select set_config('app.tenant', ?, true)", "a")).hasToString("SET_LOCAL app.tenant=a");
        assertThat(of("select set_config(?, ?, ?)", "app.tenant", "a", false)).hasToString("SET app.tenant=a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('app.tenant', ?, true)",
                "select set_config('app.tenant', current_user, true)",
                "select set_config('app.tenant', 'a' || 'b', true)",
                "select set_config('app.tenant', E'a\\u0062', true)",
                "select set_config('app.tenant', 'a', true), set_config('role', 'b', true)",
                "select set_config('app.tenant', tenant, true) from note",
                "select set_config('app.tenant', 'a', true) where false",
                "select other('app.tenant', 'a', true)"
            })
    void whatMayBeSomethingElseIsNone(String sql) {
        assertThat(of(sql)).isNull();
    }

    private static Object of(String sql, Object... values) {
        SqlStatement set = SettingCall.of(new SqlStatement(sql, Verb.QUERY, "", "", 1, values.length), values);
        return set == null ? null : set.verb() + " " + set.name() + "=" + set.value();
    }
}
