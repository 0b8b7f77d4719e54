package io.fallbackcached.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A way to keep loaded classes from one run to the next; {@code src/docs/startup.md} is the recipe. */
enum Archive {
    APP_CDS("AppCDS", 13, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
    AOT_CACHE("AOT cache", 25, "-XX:AOTCacheOutput=", "-XX:AOTCache=");

    /** The agent needs it; without it in the training run, the archive would be made for another set of modules. */
    private static final String MODULES = "--add-modules=java.instrument";

    private final String text;
    private final int since;
    private final String output;
    private final String input;

    Archive(String text, int since, String output, String input) {
        this.text = text;
        this.since = since;
        this.output = output;
        this.input = input;
    }

    static List<Archive> of(int release) {
        return Stream.of(values()).filter(archive -> archive.since <= release).toList();
    }

    /**
     * Runs the application without an agent and keeps what it loaded.
     *
     * @return the options to use it by
     */
    List<String> train(
            TimedProcess process,
            List<String> common,
            List<String> options,
            String main,
            List<String> arguments,
            Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve(name().toLowerCase(Locale.ROOT) + ".archive");
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(common);
        command.addAll(options);
        command.addAll(List.of(MODULES, output + file, main, "annotated", "calls"));
        command.addAll(arguments);
        process.run(command);
        return List.of(MODULES, input + file);
    }

    /** How many of the application's classes come from the archive and how many from the jar. */
    Sources sources(TimedProcess process, List<String> common, Start start) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(common);
        command.addAll(List.of("-Xlog:class+load", "-Dfallbackcached.log.level=debug"));
        command.addAll(start.options());
        command.addAll(start.arguments());
        process.run(command);
        List<String> loaded = process.printed()
                .lines()
                .filter(line -> line.contains(" com.acme.") || line.contains(" net.vendor"))
                .toList();
        long shared = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        boolean woven = process.printed().contains("10 methods woven in 10 classes");
        return new Sources(shared, loaded.size() - shared, woven);
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * Of the application's classes.
     *
     * @param woven whether the annotated ones were woven, as our agent says
     */
    record Sources(long archive, long elsewhere, boolean woven) {}
}
