package io.fallbackcached.testkit;

import java.util.List;
import java.util.stream.Collectors;

/** What a run left behind. Immutable. */
public final class Outcome {

    /** What the agent puts before each of its lines. */
    public static final String AGENT_PREFIX = "[fallbackcached]";

    private final int exitCode;
    private final List<String> lines;
    private final List<String> out;
    private final List<String> err;

    Outcome(int exitCode, List<String> lines, List<String> out, List<String> err) {
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
        this.out = List.copyOf(out);
        this.err = List.copyOf(err);
    }

    /** 0 if the scenario ended normally. */
    public int exitCode() {
        return exitCode;
    }

    /** What the scenario told its {@link Transcript}. */
    public List<String> lines() {
        return lines;
    }

    /** The agent's own lines on standard error. */
    public List<String> agentLog() {
        return err.stream().filter(Outcome::isAgents).collect(Collectors.toUnmodifiableList());
    }

    /** Standard error without the agent's lines. */
    public List<String> otherErr() {
        return err.stream().filter(line -> !isAgents(line)).collect(Collectors.toUnmodifiableList());
    }

    List<String> allErr() {
        return err;
    }

    /** Standard output. */
    public List<String> out() {
        return out;
    }

    /** Everything, for the message of a failed assertion. */
    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- transcript\n" + String.join("\n", lines) + "\n--- stdout\n"
                + String.join("\n", out) + "\n--- stderr\n" + String.join("\n", err);
    }

    private static boolean isAgents(String line) {
        return line.contains(AGENT_PREFIX);
    }
}
