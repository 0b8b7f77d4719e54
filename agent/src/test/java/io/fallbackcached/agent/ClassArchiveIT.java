package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.early.ParcelDriver;
import com.acme.early.Postage;
import com.acme.early.Tariff;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application whose classes come from an archive that was made without the agent. */
class ClassArchiveIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FIRST_WITH_ARCHIVE = 17;
    private static final int FIRST_WITH_AOT_CACHE = 25;

    @TempDir
    Path folder;

    private Path application;

    @BeforeEach
    void pack() throws IOException {
        application = folder.resolve("application.jar");
        try (PackedJar jar = PackedJar.at(application)) {
            for (String name : List.of("BaseTariff", "Tariff", "ParcelDriver", "Postage")) {
                String file = "com/acme/early/" + name + ".class";
                try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/" + file))) {
                    jar.entry(file, in.readAllBytes());
                }
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withAotCache")
    void classesThatWereLinkedBeforeTheAgentBeganAreWovenAndWatched(Jdk jdk) {
        runs(jdk, "-XX:AOTCacheOutput=" + folder.resolve("app.aot"));
        Outcome outcome = runs(jdk, "-XX:AOTCache=" + folder.resolve("app.aot"), agent(), "-Xlog:class+load");
        assertThat(earlyOnes(outcome)).contains(Tariff.class.getName(), ParcelDriver.class.getName());
        assertIsWovenAndWatched(outcome);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withArchive")
    void classesFromAnArchiveAreWovenAndWatched(Jdk jdk) {
        runs(jdk, "-XX:ArchiveClassesAtExit=" + folder.resolve("app.jsa"));
        assertIsWovenAndWatched(runs(jdk, "-XX:SharedArchiveFile=" + folder.resolve("app.jsa"), agent()));
    }

    private static void assertIsWovenAndWatched(Outcome outcome) {
        assertThat(outcome.out()).as(outcome.toString()).last().isEqualTo("north 3 EUR, north 3 EUR, asked 1");
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .last()
                .asString()
                .endsWith("1 methods woven in 2 classes");
    }

    /** Classes that the JVM had loaded before it loaded the agent's. */
    private static List<String> earlyOnes(Outcome outcome) {
        return outcome.out().stream()
                .takeWhile(line -> !line.contains(FallbackCachedAgent.class.getName()))
                .filter(line -> line.contains("com.acme.early.") && line.contains("shared objects file"))
                .map(line -> line.replaceAll(".*(com\\.acme\\.early\\.\\w+).*", "$1"))
                .collect(Collectors.toList());
    }

    private Outcome runs(Jdk jdk, String... options) {
        List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString(), "--add-modules=java.instrument"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", application.toString(), Postage.class.getName()));
        Outcome outcome = Fork.run(command, Map.of(), PATIENCE);
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome;
    }

    private static String agent() {
        return "-javaagent:" + Harnesses.agentJar() + "=log.level=debug";
    }

    static Stream<Jdk> withAotCache() {
        return JdkFinder.all().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_AOT_CACHE);
    }

    static Stream<Jdk> withArchive() {
        return JdkFinder.all().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_ARCHIVE);
    }
}
