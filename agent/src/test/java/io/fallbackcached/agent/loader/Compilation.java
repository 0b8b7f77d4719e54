package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles what the tests' own Java version or class path cannot hold: records, modules. */
final class Compilation {

    private Compilation() {}

    /**
     * Compiles one file into a folder.
     *
     * @param fileName relative, ends in {@code .java}
     * @param release of the language and of the class file
     */
    static void compile(Path into, int release, String fileName, String source) throws IOException {
        Path file = Files.createDirectories(into.resolve("src")).resolve(fileName);
        Files.writeString(file, source);
        List<String> arguments = new ArrayList<>(List.of("--release", Integer.toString(release)));
        arguments.addAll(List.of("-d", into.toString(), file.toString()));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode =
                ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments.toArray(new String[0]));
        assertThat(exitCode).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Copies the compiled classes of a package, without those below it, to where they stand alone. */
    static void copyPackage(Class<?> of, Path into) throws IOException {
        String folder = of.getPackageName().replace('.', '/');
        Path from = Path.of(
                        of.getProtectionDomain().getCodeSource().getLocation().getPath())
                .resolve(folder);
        Path to = Files.createDirectories(into.resolve(folder));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
