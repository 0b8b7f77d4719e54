package io.fallbackcached.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other agents and libraries that the build puts into {@code target/peers}. */
public final class Peers {

    private static final Path FOLDER = Path.of(System.getProperty("fallbackcached.peers"));

    private Peers() {}

    /** @throws AssertionError unless there is exactly one version of that artifact */
    public static Path agent(String artifact) {
        List<Path> found = in("agents").stream()
                .filter(jar -> jar.getFileName().toString().startsWith(artifact + "-"))
                .collect(Collectors.toUnmodifiableList());
        if (found.size() != 1) {
            throw new AssertionError("one " + artifact + " expected, found " + found + "; run mvn clean verify");
        }
        return found.get(0);
    }

    /** Libraries that are older than those in the agent. */
    public static List<Path> oldLibraries() {
        return in("");
    }

    /** Libraries that an application uses. */
    public static List<Path> libraries() {
        return in("libraries");
    }

    /** Ebean, what it needs, and a database in memory. */
    public static List<Path> ebean() {
        return in("ebean");
    }

    /** PostgreSQL's driver and HikariCP with what it needs. */
    public static List<Path> jdbc() {
        return in("jdbc");
    }

    /** What applications read and write PostgreSQL with: Ebean, Hibernate, jOOQ, Spring, and a pool. */
    public static List<Path> access() {
        return in("access");
    }

    private static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.toUnmodifiableList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
