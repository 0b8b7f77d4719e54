package io.fallbackcached.bench;

import io.fallbackcached.bench.figures.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a suite is to measure with.
 *
 * @param jdk the home of the JDK whose {@code java} runs what is measured
 * @param release of that JDK, such as 17
 * @param quick only to see that it works: the figures mean nothing
 * @param figures where to put what was measured
 */
public record Run(Path jdk, int release, boolean quick, Figures figures) {

    private static final Path HOME = Path.of("src", "bench", "target").toAbsolutePath();
    private static final Path AGENT = Path.of("agent", "target", "fallbackcached.jar");

    public Path java() {
        return jdk.resolve("bin").resolve("java");
    }

    /** Whether this part of a suite is to be measured: each is, unless the property {@code bench.part} names another. */
    public static boolean wants(String part) {
        return System.getProperty("bench.part", part).equals(part);
    }

    /** The packed jar that ships. */
    public static Path agent() {
        return existing(AGENT.toAbsolutePath());
    }

    /** Another agent's jar: {@code aspectjweaver}, {@code ebean-agent}, {@code opentelemetry-javaagent}. */
    public static Path peerAgent(String name) {
        return existing(HOME.resolve("agents").resolve(name + ".jar"));
    }

    /** Where a suite may leave files; made if it does not exist. */
    public static Path scratch(String suite) throws java.io.IOException {
        return Files.createDirectories(HOME.resolve("scratch").resolve(suite));
    }

    /** The class path with the suites and all peers, for a JVM that a suite starts. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** The JVM options that attach the packed agent. */
    public static List<String> withAgent(String arguments) {
        return List.of("-javaagent:" + agent() + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    private static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: run mvn -Pbench first, and this from the top level");
        }
        return file;
    }
}
