package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void anAnswerSaysWhatToDoAndWhere() {
        int last = Script.LONGEST - 1;
        for (int kind : new int[] {0, 1, last}) {
            for (int place : new int[] {0, 1, last}) {
                int answer = Script.newCopy(kind, place);
                assertThat(answer).isGreaterThan(Script.SAME);
                assertThat(Script.kind(answer)).isEqualTo(kind);
                assertThat(Script.place(answer)).isEqualTo(place);
                assertThat(Script.knownCopy(place)).isLessThan(Script.SAME);
                assertThat(Script.knownPlace(Script.knownCopy(place))).isEqualTo(place);
            }
        }
    }
}
