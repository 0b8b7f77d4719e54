package io.fallbackcached.postgres.logical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final long EPOCH = 1L << 32;

    @Test
    void seesWhatHasEnded() {
        Snapshot snapshot = new Snapshot("10:20:10,14,15");

        assertThat(snapshot.sees(9)).isTrue();
        assertThat(snapshot.sees(10)).isFalse();
        assertThat(snapshot.sees(11)).isTrue();
        assertThat(snapshot.sees(15)).isFalse();
        assertThat(snapshot.sees(19)).isTrue();
        assertThat(snapshot.sees(20)).isFalse();
        assertThat(snapshot.running()).containsExactlyInAnyOrder(10L, 14L, 15L);
        assertThat(new Snapshot("20:20:").running()).isEmpty();
    }

    @Test
    void completesNumbersByTheEpoch() {
        Snapshot young = new Snapshot("10:20:");
        assertThat(young.full(15)).isEqualTo(15);
        assertThat(young.full(25)).isEqualTo(25);

        Snapshot justWrapped = new Snapshot((3 * EPOCH + 5) + ":" + (3 * EPOCH + 20) + ":");
        assertThat(justWrapped.full(15)).isEqualTo(3 * EPOCH + 15);
        assertThat(justWrapped.full(EPOCH - 1)).isEqualTo(3 * EPOCH - 1);

        Snapshot aboutToWrap = new Snapshot((3 * EPOCH - 20) + ":" + (3 * EPOCH - 10) + ":");
        assertThat(aboutToWrap.full(EPOCH - 15)).isEqualTo(3 * EPOCH - 15);
        assertThat(aboutToWrap.full(4)).isEqualTo(3 * EPOCH + 4);
    }
}
