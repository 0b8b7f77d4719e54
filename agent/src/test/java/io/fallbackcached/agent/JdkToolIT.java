package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code JAVA_TOOL_OPTIONS} reaches the tools of the JDK as well. */
class JdkToolIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static Stream<Arguments> tools() {
        return JdkFinder.all().stream()
                .flatMap(jdk -> Stream.of(
                                List.of("javac", "-version"),
                                List.of("jar", "--version"),
                                List.of("jcmd", "-h"),
                                List.of("keytool", "-list", "-help"))
                        .map(command -> Arguments.of(jdk, command)));
    }

    static List<Jdk> jdks() {
        return JdkFinder.all();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aToolOfTheJdkSaysWhatItAlwaysSays(Jdk jdk, List<String> command) {
        Outcome usual = run(jdk, command, "-Dany=thing");
        Outcome withAgent = run(jdk, command, "-javaagent:" + Harnesses.agentJar());
        assertThat(withAgent.exitCode()).as(withAgent.toString()).isEqualTo(usual.exitCode());
        assertThat(withAgent.out()).isEqualTo(usual.out());
        assertThat(withAgent.agentLog()).isEmpty();
        assertThat(withAgent.otherErr()).hasSameSizeAs(usual.otherErr());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aSourceFileThatIsRunAtOnceIsAnApplication(Jdk jdk, @TempDir Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Hello.java"),
                "public class Hello { public static void main(String[] none) { System.out.println(\"hello\"); } }");
        Outcome outcome = run(jdk, List.of("java", source.toString()), "-javaagent:" + Harnesses.agentJar());
        assertThat(outcome.out()).as(outcome.toString()).containsExactly("hello");
        assertThat(outcome.agentLog()).singleElement().asString().contains("INFO [fallbackcached] - FallbackCached");
    }

    private static Outcome run(Jdk jdk, List<String> command, String option) {
        Stream<String> tool = Stream.of(jdk.tool(command.get(0)).toString());
        List<String> full = Stream.concat(tool, command.stream().skip(1)).collect(Collectors.toList());
        return Fork.run(full, Map.of("JAVA_TOOL_OPTIONS", option), PATIENCE);
    }
}
