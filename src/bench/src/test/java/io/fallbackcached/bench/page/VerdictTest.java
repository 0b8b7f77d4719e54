package io.fallbackcached.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.bench.figures.Figure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aRatioIsThatOfTheMedians() {
        Verdict verdict = verdict(
                "RATIO\tcache2k\t-\t1.15",
                figure("hit, one", "ours", 11, 1000, 10),
                figure("hit, one", "cache2k", 9, 10, 1000));

        assertThat(verdict.value()).isEqualTo(1.1);
        assertThat(verdict.isMet()).isTrue();
    }

    @Test
    void theWorstScenarioCounts() {
        Verdict verdict = verdict(
                "RATIO\tcache2k\t-\t1.15",
                figure("hit, one", "ours", 10),
                figure("hit, one", "cache2k", 10),
                figure("hit, two", "ours", 20),
                figure("hit, two", "cache2k", 10));

        assertThat(verdict.scenario()).isEqualTo("hit, two");
        assertThat(verdict.text()).isEqualTo("**missed**: 2.00");
    }

    @Test
    void theLeastGainIsTheWorst() {
        Verdict verdict = verdict(
                "FASTER\tspring\t-\t15",
                figure("hit, one", "ours", 10),
                figure("hit, one", "spring", 200),
                figure("hit, two", "ours", 10),
                figure("hit, two", "spring", 140));

        assertThat(verdict.value()).isEqualTo(14);
        assertThat(verdict.isMet()).isFalse();
    }

    @Test
    void whatIsAddedOverABaseIsComparedWithWhatThePeerAdds() {
        Verdict verdict = verdict(
                "RATIO\tcache2k\tnone\t0.5",
                figure("hit, one", "ours", 12),
                figure("hit, one", "cache2k", 20),
                figure("hit, one", "none", 10));

        assertThat(verdict.value()).isEqualTo(0.2);
    }

    @Test
    void flatIsTheLargestByTheSmallest() {
        Verdict verdict = verdict(
                "FLAT\t-\t-\t1.1",
                figure("hit, 10 entries", "ours", 10),
                figure("hit, 100 entries", "ours", 12),
                figure("hit, 1000 entries", "ours", 11));

        assertThat(verdict.value()).isEqualTo(1.2);
    }

    @Test
    void withoutTheReferenceNothingIsJudged() {
        Verdict verdict = verdict("RATIO\tcache2k\t-\t1.15", figure("hit, one", "ours", 10));

        assertThat(verdict.isMeasured()).isFalse();
        assertThat(verdict.text()).isEqualTo("not measured");
    }

    private static Verdict verdict(String measure, Figure... figures) {
        Target target = Target.parse("hit\tfast\thit, .*\tns/op\tours\t" + measure);
        return Verdict.of(target, Comparison.of(List.of(figures)));
    }

    private static Figure figure(String scenario, String variant, double... samples) {
        return new Figure(
                scenario, variant, "ns/op", Arrays.stream(samples).boxed().toList());
    }
}
