package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void aCopyThatIsAloneIsStillTheSameCopy() {
        int last = Script.LONGEST - 1;
        int answer = Script.alone(Script.newCopy(last, last));
        assertThat(Script.isAlone(answer)).isTrue();
        assertThat(Script.kind(answer)).isEqualTo(last);
        assertThat(Script.place(answer)).isEqualTo(last);
        assertThat(answer).isGreaterThan(Script.SAME);
        assertThat(Script.isAlone(Script.SAME)).isFalse();
        assertThat(Script.isAlone(Script.knownCopy(last))).isFalse();
    }

    @Test
    void anAnswerSaysWhatToDoAndWhere() {
        int last = Script.LONGEST - 1;
        for (int kind : new int[] {0, 1, last}) {
            for (int place : new int[] {0, 1, last}) {
                int answer = Script.newCopy(kind, place);
                assertThat(answer).isGreaterThan(Script.SAME);
                assertThat(Script.kind(answer)).isEqualTo(kind);
                assertThat(Script.place(answer)).isEqualTo(place);
                assertThat(Script.isAlone(answer)).isFalse();
                assertThat(Script.knownCopy(place)).isLessThan(Script.SAME);
                assertThat(Script.knownPlace(Script.knownCopy(place))).isEqualTo(place);
            }
        }
    }
}
