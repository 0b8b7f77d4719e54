package io.fallbackcached.postgres.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final AtomicLong now = new AtomicLong(1);
    private final Lease lease = new Lease("me", Duration.ofSeconds(5), now::get);

    @Test
    void itHoldsOnlyOnceABeatHasReturned() {
        long beat = lease.next();
        assertThat(lease.holds()).isFalse();
        assertThat(lease.hasRunOut()).isFalse();

        lease.returned(beat);
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void itRunsFromWhenTheBeatWasSent() {
        long beat = lease.next();
        pass(4);
        lease.returned(beat);
        assertThat(lease.holds()).isTrue();

        pass(1);
        assertThat(lease.holds()).isFalse();
        assertThat(lease.hasRunOut()).isTrue();
    }

    @Test
    void aBeatThatReturnsTooLateRenewsNothing() {
        lease.returned(lease.next());
        long beat = lease.next();
        pass(60);
        lease.returned(beat);

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void aBeatOfAnotherSourceOrNobodysIsIgnored() {
        long beat = lease.next();
        lease.begin();
        lease.returned(beat);
        lease.returned(beat + 7);
        lease.returned(-1);

        assertThat(lease.hasBegun()).isFalse();
    }

    @Test
    void anOlderBeatDoesNotTakeBackWhatALaterOneConfirmed() {
        long first = lease.next();
        pass(4);
        long second = lease.next();
        lease.returned(second);
        lease.returned(first);

        pass(4);
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void itKeepsTheDelaysOfBeats() {
        long beat = lease.next();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(3));
        lease.returned(beat);

        assertThat(lease.delays().getTotalCount()).isEqualTo(1);
        assertThat(lease.delays().getMaxValue()).isBetween(2_990L, 3_010L);
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
