package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripeTest {

    private final Stripe stripe = new Stripe(5);

    @Test
    void holdsForStampsFromItsTimeOn() {
        assertThat(stripe.holds(4)).isFalse();
        assertThat(stripe.holds(5)).isTrue();
        assertThat(stripe.holds(6)).isTrue();
    }

    @Test
    void inDoubtItHoldsForNoStampWhatever() {
        stripe.mark();

        assertThat(stripe.holds(5)).isFalse();
        assertThat(stripe.holds((1L << 48) - 1)).isFalse();
        assertThat(stripe.isInDoubt()).isTrue();
        assertThat(stripe.time()).isEqualTo(5);
    }

    @Test
    void aCommitMovesItsTime() {
        stripe.mark();
        stripe.publish(7);

        assertThat(stripe.holds(6)).isFalse();
        assertThat(stripe.holds(7)).isTrue();
        assertThat(stripe.isInDoubt()).isFalse();
    }

    @Test
    void aRollbackLeavesItAsItWas() {
        stripe.mark();
        stripe.unmark();

        assertThat(stripe.holds(5)).isTrue();
    }

    @Test
    void theFirstOfTwoCommitsToEndDoesNotEndTheDoubt() {
        stripe.mark();
        stripe.mark();
        stripe.publish(7);
        assertThat(stripe.holds(100)).isFalse();

        stripe.publish(8);
        assertThat(stripe.holds(7)).isFalse();
        assertThat(stripe.holds(8)).isTrue();
    }

    @Test
    void anOlderCommitThatEndsLaterDoesNotSetTheTimeBack() {
        stripe.mark();
        stripe.mark();
        stripe.publish(8);
        stripe.publish(7);

        assertThat(stripe.time()).isEqualTo(8);
        assertThat(stripe.holds(7)).isFalse();
    }

    @Test
    void aRollbackBesideACommitKeepsTheCommitsTime() {
        stripe.mark();
        stripe.mark();
        stripe.publish(7);
        stripe.unmark();

        assertThat(stripe.time()).isEqualTo(7);
        assertThat(stripe.isInDoubt()).isFalse();
    }

    @Test
    void thousandsOfCommitsAtOnceAreStillADoubt() {
        for (int i = 0; i < 30_000; i++) {
            stripe.mark();
        }
        assertThat(stripe.holds(Long.MAX_VALUE >>> 16)).isFalse();

        for (int i = 0; i < 30_000; i++) {
            stripe.publish(6);
        }
        assertThat(stripe.holds(6)).isTrue();
    }
}
