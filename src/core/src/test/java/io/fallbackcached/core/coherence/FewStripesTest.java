package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewStripesTest {

    private final FewStripes stripes = new FewStripes();

    @Test
    void keepsEachStripeOnce() {
        Stripe one = new Stripe(1);
        Stripe other = new Stripe(1);

        assertThat(stripes.add(one)).isTrue();
        assertThat(stripes.add(one)).isFalse();
        assertThat(stripes.add(other)).isTrue();

        assertThat(stripes).containsExactly(one, other);
    }

    @Test
    void keepsMoreThanAFew() {
        List<Stripe> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(new Stripe(i));
        }

        assertThat(stripes.addAll(all)).isTrue();
        assertThat(stripes.addAll(all)).isFalse();

        assertThat(stripes).hasSize(50).containsExactlyInAnyOrderElementsOf(all);
        assertThat(stripes.contains(new Stripe(1))).isFalse();
    }

    @Test
    void isEmptyOnceCleared() {
        for (int i = 0; i < 20; i++) {
            stripes.add(new Stripe(i));
        }

        stripes.clear();

        assertThat(stripes).isEmpty();
        assertThat(stripes.add(new Stripe(1))).isTrue();
        assertThat(stripes).hasSize(1);
    }
}
