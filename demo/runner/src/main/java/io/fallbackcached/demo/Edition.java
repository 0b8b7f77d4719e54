package io.fallbackcached.demo;

import java.nio.file.Path;
import java.util.List;

/** One way to start the application. */
final class Edition {

    private final String title;
    private final boolean cached;
    private final List<String> agentOption;
    private final Path jar;
    private final List<Path> files;

    private Edition(String title, boolean cached, List<String> agentOption, Path jar, List<Path> files) {
        this.title = title;
        this.cached = cached;
        this.agentOption = agentOption;
        this.jar = jar;
        this.files = files;
    }

    static List<Edition> all(DemoSettings settings) {
        String agent = "-javaagent:" + settings.agentJar;
        return List.of(
                new Edition("no agent", false, List.of(), settings.legacyJar, List.of(settings.legacyJar)),
                new Edition(
                        "annotated + agent",
                        true,
                        List.of(agent),
                        settings.annotatedJar,
                        List.of(settings.annotatedJar, settings.agentJar)),
                new Edition(
                        "rules file + agent",
                        true,
                        List.of(agent + "=rules=" + settings.rulesFile),
                        settings.legacyJar,
                        List.of(settings.legacyJar, settings.agentJar, settings.rulesFile)));
    }

    String title() {
        return title;
    }

    /** Whether a repeated look-up is promised to run no SQL. */
    boolean cached() {
        return cached;
    }

    List<String> agentOption() {
        return agentOption;
    }

    Path jar() {
        return jar;
    }

    /** What must be there before this edition can start. */
    List<Path> files() {
        return files;
    }
}
