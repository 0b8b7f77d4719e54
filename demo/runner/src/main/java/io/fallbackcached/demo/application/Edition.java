package io.fallbackcached.demo.application;

import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.DemoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One way to start the application. */
public final class Edition {

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

    /**
     * Without the agent, and by two ways with it. Each in a JVM that is alone and hears of nobody: its commands are written at
     * once, and a feed would let the first of them run before it is there.
     */
    public static List<Edition> alone(DemoSettings settings) {
        return List.of(
                new Edition("no agent", false, List.of(), settings.legacyJar, List.of(settings.legacyJar)),
                new Edition(
                        "annotated + agent",
                        true,
                        List.of(agent(settings, "feed=none")),
                        settings.annotatedJar,
                        List.of(settings.annotatedJar, settings.agentJar)),
                ruled("rules file + agent", settings, "none"));
    }

    /** Untouched, with a rules file, hearing of others' writes by the given feed. */
    public static Edition hearing(String feed, DemoSettings settings) {
        return ruled("feed=" + feed, settings, feed);
    }

    private static Edition ruled(String title, DemoSettings settings, String feed) {
        return new Edition(
                title,
                true,
                List.of(agent(settings, "rules=" + settings.rulesFile + ",feed=" + feed)),
                settings.legacyJar,
                List.of(settings.legacyJar, settings.agentJar, settings.rulesFile));
    }

    private static String agent(DemoSettings settings, String options) {
        return "-javaagent:" + settings.agentJar + "=" + options;
    }

    public String title() {
        return title;
    }

    /** Whether a repeated look-up is promised to run no SQL. */
    public boolean cached() {
        return cached;
    }

    public List<String> agentOption() {
        return agentOption;
    }

    public Path jar() {
        return jar;
    }

    /** @throws DemoFailure if it cannot start, since something is not there */
    public void requireFiles() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new DemoFailure(
                        file.normalize() + " is not there. Build it first: mvn -Pdemo, from the project's top"
                                + " folder, builds the agent and both applications.");
            }
        }
    }

    /** Its command line, without folders. */
    @Override
    public String toString() {
        String command = String.join(" ", agentOption) + " -jar " + jar;
        for (Path file : files) {
            command = command.replace(file.toString(), file.getFileName().toString());
        }
        return "java " + command;
    }
}
