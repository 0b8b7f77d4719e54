package io.fallbackcached.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that is drained, bounded in time, and dies with this JVM if it watches its standard input, which stays open as
 * long as this JVM lives.
 */
public final class Fork {

    private static final Duration DUMP_PATIENCE = Duration.ofSeconds(10);

    private Fork() {}

    /**
     * @param environment added to this JVM's own
     * @throws AssertionError if the process does not end in time: it is killed, and the message has its output and, of a JVM,
     *     its threads
     */
    public static Outcome run(List<String> command, Map<String, String> environment, Duration patience) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Drain out = new Drain(process.getInputStream());
            Drain err = new Drain(process.getErrorStream());
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw overdue(process, patience, out, err);
            }
            return new Outcome(process.exitValue(), List.of(), out.lines(), err.lines());
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot run " + command, fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, interrupted);
        }
    }

    private static AssertionError overdue(Process process, Duration patience, Drain out, Drain err)
            throws IOException, InterruptedException {
        // A JVM answers SIGQUIT with its threads on standard output. Anything else just dies of it.
        Process quit = new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        if (quit.waitFor(DUMP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            out.awaitLine("JNI global ref", DUMP_PATIENCE);
        }
        process.destroyForcibly().waitFor();
        return new AssertionError("did not end within " + patience + "\n"
                + new Outcome(process.exitValue(), List.of(), out.lines(), err.lines()));
    }

    private static final class Drain {

        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final Thread thread;

        Drain(InputStream from) {
            thread = new Thread(() -> drain(from), "fork-drain");
            thread.setDaemon(true);
            thread.start();
        }

        List<String> lines() throws InterruptedException {
            // Bounded: a grandchild that outlives the process may keep the pipe open.
            thread.join(DUMP_PATIENCE.toMillis());
            synchronized (lines) {
                return List.copyOf(lines);
            }
        }

        void awaitLine(String part, Duration patience) throws InterruptedException {
            long end = System.nanoTime() + patience.toNanos();
            synchronized (lines) {
                while (thread.isAlive()
                        && System.nanoTime() < end
                        && lines.stream().noneMatch(line -> line.contains(part))) {
                    lines.wait(100);
                }
            }
        }

        private void drain(InputStream from) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                        lines.notifyAll();
                    }
                }
            } catch (IOException ended) {
                // The process was killed: what came until then is what there is.
            }
        }
    }
}
