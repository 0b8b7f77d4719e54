package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecollectionTest {

    private final Object memory = new Object();
    private final Recollection recollection = new Recollection();

    @Test
    void whatWasLookedForInVainBeforeWasReadByTheRunItself() {
        recollection.looked(memory, List.of("person", 1), false);
        recollection.looked(memory, List.of("person", 1), true);

        assertThat(recollection.isOlder()).isFalse();
    }

    @Test
    void whatIsFoundAtOnceWasThereBefore() {
        recollection.looked(memory, List.of("person", 1), false);
        recollection.looked(memory, List.of("person", 2), true);

        assertThat(recollection.isOlder()).isTrue();
    }

    @Test
    void oneMemoryDoesNotVouchForAnother() {
        recollection.looked(memory, List.of("person", 1), false);
        recollection.looked(new Object(), List.of("person", 1), true);

        assertThat(recollection.isOlder()).isTrue();
    }

    @Test
    void aRunInsideAnotherIsJudgedByWhatWasThereBeforeItself() {
        ThreadView thread = new Coherence().here();
        LoadScope outer = thread.begin();
        outer.recalls(memory, "person 1", false);
        LoadScope inner = thread.begin();
        inner.recalls(memory, "person 1", true);

        assertThat(inner.end(List.of()).freshness()).isNull();
        assertThat(outer.end(List.of()).freshness()).isNotNull();
    }
}
