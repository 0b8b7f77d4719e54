package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.Meaning;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final Memo memo = new Memo();

    @Test
    void whatWasAskedBeforeAllWasForgottenIsNotRemembered() {
        long age = memo.age();
        memo.clear();

        memo.put("key", "text", Meaning.NOTHING, false, age);

        assertThat(memo.get("key")).isNull();
    }

    @Test
    void unboundedlyManyTextsTakeBoundedRoom() {
        for (int i = 0; i < 100_000; i++) {
            memo.put(i, "select " + i, Meaning.NOTHING, false, memo.age());
        }

        assertThat(memo.get(0)).isNull();
        assertThat(memo.get(99_999)).isNotNull();
    }

    @Test
    void whatIsUsedStays() {
        for (int i = 0; i < 100_000; i++) {
            memo.put(i, "select " + i, Meaning.NOTHING, false, memo.age());
            assertThat(memo.get(0)).isNotNull();
        }
    }
}
