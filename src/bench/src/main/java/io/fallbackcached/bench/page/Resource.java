package io.fallbackcached.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables that stand beside this package's classes: a line for each thing, its parts parted by tabs; # begins a comment. */
final class Resource {

    private Resource() {}

    static List<Target> targets() throws IOException {
        return lines("targets.tsv").stream().map(Target::parse).toList();
    }

    static List<Plot> plots() throws IOException {
        return lines("plots.tsv").stream().map(Plot::parse).toList();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
