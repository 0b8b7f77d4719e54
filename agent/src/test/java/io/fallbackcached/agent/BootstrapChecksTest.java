package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapChecksTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void goesOnIfAllDo() {
        assertThat(BootstrapChecks.first(check("one", Verdict.GO), check("two", Verdict.GO)))
                .isSameAs(Verdict.GO);
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void theFirstThatStaysOutDecidesAndTheRestIsNotAsked() {
        Verdict loud = Verdict.stayOut("too old");
        Verdict first = BootstrapChecks.first(
                check("one", Verdict.GO), check("two", loud), check("three", Verdict.STAY_OUT_SILENTLY));
        assertThat(first).isSameAs(loud);
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void whoeverSwitchedTheAgentOffHearsNothingEvenWhereItCouldNotRun() {
        // These classes are in a folder, so the check of the jar would have a message.
        assertThat(BootstrapChecks.verdict("enabled=false")).isSameAs(Verdict.STAY_OUT_SILENTLY);
        assertThat(BootstrapChecks.verdict(null).message()).contains("cannot find the agent's own jar");
    }

    @Test
    void silenceHasNoMessage() {
        assertThat(Verdict.STAY_OUT_SILENTLY.isGo()).isFalse();
        assertThat(Verdict.STAY_OUT_SILENTLY.message()).isNull();
        assertThat(Verdict.GO.message()).isNull();
    }

    private BootstrapCheck check(String name, Verdict verdict) {
        return () -> {
            asked.add(name);
            return verdict;
        };
    }
}
