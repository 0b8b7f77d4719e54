package io.fallbackcached.bench.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.bench.figures.Figures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.Blackhole;

class PairingTest {

    @Test
    void whatComputesLongerComesOutAsSlower(@TempDir Path folder) throws Exception {
        Figures figures = Figures.startingIn(folder.resolve("figures.tsv"));
        List<Contender> contenders =
                List.of(new Contender("short", computing(100)), new Contender("long", ", later", computing(1000)));

        try (Workers workers = new Workers(1)) {
            new Pairing(contenders, contenders.get(0), workers).measure(4, 3, "computing", figures);
        }

        Figure ratio = figures.of("computing, later", "long", "x short").orElseThrow();
        assertThat(ratio.samples()).hasSize(3);
        assertThat(ratio.median()).isBetween(3.0, 30.0);
        assertThat(figures.of("computing", "short", "x short")).isEmpty();
        assertThat(figures.of("computing", "short", "ns/op")).isPresent();
    }

    private static Work computing(int tokens) {
        return (from, calls) -> {
            for (int i = 0; i < calls; i++) {
                Blackhole.consumeCPU(tokens);
            }
        };
    }
}
