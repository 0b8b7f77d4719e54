package io.fallbackcached.stress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;

/**
 * Runs all races of this module in JVMs of their own: {@code -Dstress.time} milliseconds, {@code -Dstress.iterations} times;
 * with {@code -Dstress.thorough=true} also interpreted, by each compiler, and with each placement on the processors.
 */
class RacesTest {

    private static final String FORK_OPTIONS = "-Xmx256m -Dorg.slf4j.simpleLogger.defaultLogLevel=error";
    private final Path directory = Path.of(System.getProperty("stress.directory", "target/jcstress"));

    @Test
    void noRaceEndsAsItMustNot() throws Exception {
        Files.createDirectories(directory);
        Path log = directory.resolve("races.txt");
        Process races = new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status;
        try {
            status = races.waitFor();
        } finally {
            races.destroy();
        }

        String told = Files.readString(log, UTF_8);
        assertThat(status).as(told).isZero();
        assertThat(told)
                .contains("Failed tests: No matches.", "Error tests: No matches.")
                .contains(passes());
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of("-v", "-r", ".", "-f", "1"));
        command.addAll(List.of("-time", System.getProperty("stress.time", "200")));
        command.addAll(List.of("-iters", System.getProperty("stress.iterations", "1")));
        command.addAll(
                Boolean.getBoolean("stress.thorough")
                        ? List.of("-jvmArgsPrepend", FORK_OPTIONS)
                        : List.of("-sc", "false", "-af", "NONE", "-jvmArgs", FORK_OPTIONS));
        return command;
    }

    /** How the report will name those races that the annotation processor found, if all went well. */
    private static List<String> passes() throws IOException {
        try (InputStream list = Main.class.getResourceAsStream("/META-INF/TestList")) {
            assertThat(list).as("the list of races").isNotNull();
            return Pattern.compile("\\d+S(io\\.fallbackcached\\.[A-Za-z.]+)")
                    .matcher(new String(list.readAllBytes(), UTF_8))
                    .results()
                    .map(found -> "[OK] " + found.group(1))
                    .distinct()
                    .collect(Collectors.toList());
        }
    }
}
