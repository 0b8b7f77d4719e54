package io.fallbackcached.bench.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void keysOfTwoSetsAreEqualAndNeverTheSame() {
        String[] kept = KeySet.inTurn(64).codes();
        String[] asked = KeySet.zipfian(64).codes();

        assertThat(asked).isEqualTo(kept);
        for (int i = 0; i < kept.length; i++) {
            assertThat(asked[i]).isNotSameAs(kept[i]);
        }
    }

    @Test
    void inTurnAsksForEachKeyOnceBeforeItBeginsAgain() {
        assertThat(Arrays.stream(KeySet.inTurn(100).order())
                        .limit(200)
                        .distinct()
                        .count())
                .isEqualTo(100);
    }

    @Test
    void theMostWantedKeyOfTenThousandIsAboutATenthOfAll() {
        int[] order = KeySet.zipfian(10_000).order();

        long most = Arrays.stream(order)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();

        assertThat((double) most / order.length).isBetween(0.08, 0.12);
    }
}
