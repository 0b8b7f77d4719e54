package io.fallbackcached.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

    private static final String SCENARIO = "hit, one reference of 10,000, 1 thread, alone";

    @TempDir
    Path folder;

    private Path raw;
    private Path docs;

    @BeforeEach
    void someFigures() throws IOException {
        raw = folder.resolve("raw");
        docs = folder.resolve("docs");
        for (String jdk : new String[] {"jdk17", "jdk25"}) {
            figures(
                    jdk + "/hit.tsv",
                    SCENARIO + "\tours\tns/op\t24.0 26.0 22.0",
                    SCENARIO + "\tcache2k\tns/op\t20.0 21.0 19.0",
                    SCENARIO + "\tspring\tns/op\t312.0 410.0 300.0",
                    SCENARIO + "\taspectj\tns/op\t100.0 101.0",
                    SCENARIO + "\tours\tB/op\t0.0001",
                    SCENARIO + "\tcache2k\tB/op\t0.0002");
            figures(jdk + "/hit.machine.txt", "begin: 2026-01-02T03:04:05Z", "CPU: a fast one", "quick: false");
            figures(jdk + "/unheard.tsv", "of nothing yet\tours\tparsecs\t3.0");
        }
    }

    @Test
    void showsMediansSpreadsAndRatiosToTheReference() throws IOException {
        assertThat(page())
                .contains("| " + SCENARIO + " | cache2k | 20.0 (19.0 – 21.0) | 1.00 |")
                .contains("|  | ours | 24.0 (22.0 – 26.0) | 1.20 |")
                .contains("|  | spring | 312 (300 – 410) | 15.6 |");
    }

    @Test
    void listsWherePeersAreBetterAndWhichTargetsAreMissed() throws IOException {
        assertThat(page())
                .contains("| " + SCENARIO + " | ns/op | ours | cache2k | 1.20 | 1.20 |")
                .doesNotContain("| ns/op | ours | spring |")
                .doesNotContain("| B/op | ours | cache2k |")
                .contains("- JDK 17: at least 15 times faster than Spring @Cacheable – **missed**: 13.0, in “"
                        + SCENARIO + "”")
                .doesNotContain("- JDK 17: at least 3 times faster");
    }

    @Test
    void showsSuitesThatItKnowsNothingOf() throws IOException {
        assertThat(page()).contains("## unheard").contains("| of nothing yet | ours | 3.00 |");
    }

    @Test
    void tellsTheMachineAsItWasNotedWhenMeasuring() throws IOException {
        assertThat(page()).contains("| CPU | a fast one |").contains("| date | 2026-01-02; not noted |");
    }

    @Test
    void warnsOfFiguresThatMeanNothing() throws IOException {
        figures("jdk17/hit.machine.txt", "quick: true");

        assertThat(page()).contains("**Some of these figures are of a quick run, and mean nothing.**");
    }

    @Test
    void theSameFiguresMakeTheSameFiles() throws IOException {
        page();
        Map<String, String> before = files();
        assertThat(before.keySet())
                .contains("README.md", "raw/jdk25/hit.tsv", "raw/jdk25/hit.machine.txt")
                .anyMatch(name -> name.endsWith(".svg"));

        new ResultsPage(docs).write(new RawFolder(docs.resolve("raw")));

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void saysSoWhenNothingWasMeasured() {
        RawFolder empty = new RawFolder(folder.resolve("nowhere"));

        assertThatThrownBy(() -> new ResultsPage(docs).write(empty)).hasMessageContaining("measure first");
    }

    private String page() throws IOException {
        new ResultsPage(docs).write(new RawFolder(raw));
        return Files.readString(docs.resolve("README.md"));
    }

    private void figures(String name, String... lines) throws IOException {
        Path file = raw.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, List.of(lines));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(docs)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(docs.relativize(file).toString(), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
