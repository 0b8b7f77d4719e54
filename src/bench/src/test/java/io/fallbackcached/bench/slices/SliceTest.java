package io.fallbackcached.bench.slices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void severalMomentsAreOneWithTheMedianOfTheirMedians() {
        Slice joined = Slice.joined(List.of(
                new Slice(10, 90, 1_000, 300, 50), new Slice(20, 20, 500, 200, 100), new Slice(5, 25, 400, 100, 25)));

        assertThat(joined).isEqualTo(new Slice(35, 25, 1_900, 600, 175));
        assertThat(joined.micros()).isEqualTo(1.9 / 35);
    }

    @Test
    void aLineIsReadAsItWasWritten() {
        Slice slice = new Slice(10, 90, 1_000, 300, 50);

        assertThat(Slice.of(slice.line())).isEqualTo(slice);
    }
}
