package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GarbageTest {

    @Test
    void returnsWhenAllAreCollected() {
        WeakReference<?> lost = new WeakReference<>(new Object());
        Garbage.awaitCollected(lost);
        assertThat(lost.get()).isNull();
    }

    @Test
    void failsIfOneIsStillHeld() {
        Object held = new Object();
        WeakReference<?> lost = new WeakReference<>(new Object());
        try {
            assertThatThrownBy(() -> Garbage.awaitCollected(Duration.ofMillis(200), lost, new WeakReference<>(held)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("1 of 2 objects are still reachable");
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
