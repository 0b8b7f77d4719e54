package io.fallbackcached.postgres.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void itGrowsUpToHalfAMinuteAndAHalf() {
        long longest = LongStream.range(0, 100).map(i -> backoff.pause()).max().orElseThrow();

        assertThat(longest)
                .isGreaterThan(TimeUnit.SECONDS.toNanos(25))
                .isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(45));
    }

    @Test
    void itIsNeverTheSameForAll() {
        assertThat(LongStream.range(0, 20)
                        .map(i -> new Backoff().pause())
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void itBeginsAnewOnceItWentWell() {
        LongStream.range(0, 20).forEach(i -> backoff.pause());
        backoff.reset();

        assertThat(backoff.pause()).isLessThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
    }
}
