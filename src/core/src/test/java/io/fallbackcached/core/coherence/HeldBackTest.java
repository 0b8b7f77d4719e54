package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HeldBackTest {

    private final Coherence coherence = new Coherence();
    private final ThreadView thread = coherence.here();
    private final AtomicBoolean mapper = new AtomicBoolean();

    @Test
    void aThreadWhoseMapperHoldsSomethingBackIsNotAnsweredFromMemory() {
        thread.mayHoldBack(mapper, each -> ((AtomicBoolean) each).get());
        thread.mayHoldBack(mapper, each -> ((AtomicBoolean) each).get());
        assertThat(thread.mustBypass()).isFalse();

        mapper.set(true);
        assertThat(thread.mustBypass()).isTrue();

        thread.holdsNothing(mapper);
        assertThat(thread.mustBypass()).isFalse();
    }

    @Test
    void hitsLookForThatOnlyWhileThereIsSuchAMapper() {
        assertThat(coherence.isQuiet()).isTrue();

        thread.mayHoldBack(mapper, each -> false);
        assertThat(coherence.isQuiet()).isFalse();

        thread.holdsNothing(mapper);
        thread.holdsNothing(mapper);
        assertThat(coherence.isQuiet()).isTrue();
    }
}
