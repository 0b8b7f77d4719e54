package io.fallbackcached.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JDKs to test on: the running one, and those that the system property {@value #PROPERTY} lists (homes, separated
 * as in a class path) or, if it is not set, those installed beside the running one. One for each version, 11 and later.
 */
public final class JdkFinder {

    public static final String PROPERTY = "fallbackcached.testkit.jdks";

    private static final int OLDEST = 11;

    private JdkFinder() {}

    /** @return the running JDK first, then by version; at most one of each */
    public static List<Jdk> all() {
        return find(Jdk.running(), System.getProperty(PROPERTY));
    }

    static List<Jdk> find(Jdk running, @Nullable String listed) {
        Map<Integer, Jdk> others = new TreeMap<>();
        for (Path home : listed == null ? besides(running.home()) : homes(listed)) {
            Jdk.at(home)
                    .filter(jdk -> jdk.feature() >= OLDEST && jdk.feature() != running.feature())
                    .ifPresent(jdk -> others.putIfAbsent(jdk.feature(), jdk));
        }
        List<Jdk> all = new ArrayList<>(List.of(running));
        all.addAll(others.values());
        return all;
    }

    private static List<Path> homes(String listed) {
        return Arrays.stream(listed.split(File.pathSeparator, -1))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .collect(Collectors.toList());
    }

    private static List<Path> besides(Path home) {
        return Optional.ofNullable(home.getParent()).map(JdkFinder::children).orElse(List.of());
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
