package io.fallbackcached.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts a JVM of its own for each run, with the packed jar as its agent: what a user does. Immutable. */
public final class ForkedHarness implements Harness {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Jdk jdk;
    private final Path agentJar;
    private final Duration patience;

    public ForkedHarness(Jdk jdk, Path agentJar) {
        this(jdk, agentJar, PATIENCE);
    }

    public ForkedHarness(Jdk jdk, Path agentJar, Duration patience) {
        this.jdk = jdk;
        this.agentJar = agentJar;
        this.patience = patience;
    }

    @Override
    public Outcome run(Setup setup) {
        try {
            Path transcript = Files.createTempFile("transcript", ".txt");
            Path rules = setup.rules() == null ? null : Files.createTempFile("rules", ".yaml");
            try {
                if (rules != null) {
                    Files.writeString(rules, setup.rules());
                }
                Outcome outcome = Fork.run(command(setup, rules, transcript), setup.environment(), patience);
                return new Outcome(outcome.exitCode(), Files.readAllLines(transcript), outcome.out(), outcome.allErr());
            } finally {
                Files.delete(transcript);
                if (rules != null) {
                    Files.delete(rules);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public String toString() {
        return "forked " + jdk;
    }

    private List<String> command(Setup setup, @Nullable Path rules, Path transcript) {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool("java").toString());
        setup.agentsBefore().forEach(agent -> command.add("-javaagent:" + agent));
        if (setup.agent()) {
            String arguments = setup.agentArguments(rules);
            command.add("-javaagent:" + agentJar + (arguments.isEmpty() ? "" : "=" + arguments));
        }
        setup.agentsAfter().forEach(agent -> command.add("-javaagent:" + agent));
        command.addAll(setup.jvmArguments());
        setup.systemProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(classPath(setup));
        command.add(ScenarioMain.class.getName());
        command.add(transcript.toString());
        command.add(setup.scenario().getName());
        return command;
    }

    /** Only what the scenario needs: with the class path of the tests, agent classes would be visible to it. */
    private static String classPath(Setup setup) {
        Stream<Path> own = Stream.of(setup.scenario(), ScenarioMain.class).map(ForkedHarness::codeSource);
        return Stream.concat(setup.classPath().stream(), own)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path codeSource(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
