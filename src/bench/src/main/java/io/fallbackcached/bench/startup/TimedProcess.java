package io.fallbackcached.bench.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command to its end and tells what the system charged for it: user and system time of the whole process, the JVM's
 * own threads and its shutdown included, which a process cannot say of itself.
 */
final class TimedProcess {

    /** The shell's {@code time} reads what the kernel has on record of a child that ended. */
    private static final String SCRIPT = "TIMEFORMAT='%3R %3U %3S'; time \"$@\" >\"$0\" 2>&1";

    private final Path output;

    /** @param output a file for what the command prints; made anew each time */
    TimedProcess(Path output) {
        this.output = output;
    }

    /** @throws IllegalStateException if the command fails; the message has what it printed */
    Cost run(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", SCRIPT, output.toString()));
        timed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(timed);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String times = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + printed());
        }
        String[] parts = times.split(" ", -1);
        return new Cost(millis(parts[1]) + millis(parts[2]), millis(parts[0]));
    }

    /** What the last command printed, to both streams. */
    String printed() throws IOException {
        return Files.readString(output);
    }

    private static double millis(String seconds) {
        return Double.parseDouble(seconds) * 1_000;
    }

    /** Of one process, in milliseconds. */
    record Cost(double cpu, double wall) {}
}
