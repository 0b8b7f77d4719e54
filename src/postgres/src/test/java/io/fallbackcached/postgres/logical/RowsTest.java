package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Freshness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers a change elsewhere touches, by what the server tells of the row. */
@Timeout(120)
class RowsTest {

    private VersionedServer server;
    private Listener listener;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.postgres.logical.VersionedServer#keyVersions")
    void aKeyTellsTheRow(String version) throws Exception {
        listen(
                version,
                "create table t (id int primary key, name text, n int)",
                "insert into t values (1, 'a', 1), (2, 'b', 2)");

        Freshness one = listener.answer("public.t", "id", 1L);
        Freshness two = listener.answer("public.t", "id", 2L);
        Freshness any = listener.answer("public.t");
        change("update t set name = 'c' where id = 1");
        assertThat(one.holds()).isFalse();
        assertThat(two.holds()).isTrue();
        assertThat(any.holds()).isFalse();

        one = listener.answer("public.t", "id", 1L);
        change("insert into t values (3, 'd', 3)");
        assertThat(one.holds()).isTrue();
        assertThat(two.holds()).isTrue();

        change("delete from t where id = 2");
        assertThat(one.holds()).isTrue();
        assertThat(two.holds()).isFalse();

        Freshness four = listener.answer("public.t", "id", 4L);
        change("update t set id = 4 where id = 1");
        assertThat(one.holds()).isFalse();
        assertThat(four.holds()).isFalse();
        server.execute("drop table t");
    }

    private void listen(String version, String... statements) throws Exception {
        server = VersionedServer.start(version);
        server.execute(statements);
        listener = Listener.to(server);
    }

    private void change(String... statements) throws Exception {
        server.execute(statements);
        listener.hear();
    }

    @AfterEach
    void close() {
        if (listener != null) {
            listener.close();
        }
        server.close();
    }
}
