package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.Outcome;
import io.fallbackcached.demo.stage.DemoFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JVM of the application, to talk with: a command, its answer, the next command. Used by one thread at a time. */
final class Node implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final String END = "\u0004";

    private final String name;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final AgentLog log;

    private Node(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.log = new AgentLog(name);
    }

    static Node start(String name, List<String> command) {
        try {
            Node node = new Node(name, new ProcessBuilder(command).start());
            node.log.follow(node.process.getErrorStream());
            Thread reader = new Thread(node::read, "output-" + name);
            reader.setDaemon(true);
            reader.start();
            return node;
        } catch (IOException e) {
            throw new DemoFailure("node " + name + " did not start: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    AgentLog log() {
        return log;
    }

    /** Shows every line of the answer. */
    Outcome tell(String command) {
        return execute(command, line -> System.out.println("[" + name + "] " + line));
    }

    /** Shows nothing, so that asking takes no longer than it must. */
    Outcome ask(String command) {
        return execute(command, line -> {});
    }

    /** Shows what came of a question that was not shown. */
    void show(String command, String answer, String remark) {
        System.out.printf(Locale.ROOT, "[%s] %-34s %s%n", name, command + ": " + answer, remark);
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                System.out.println("[" + name + "] does not end by itself");
            }
        } catch (IOException e) {
            System.out.println("[" + name + "] has ended before: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroy();
        }
    }

    private Outcome execute(String command, Consumer<String> shown) {
        try {
            input.write(command + "\n");
            input.flush();
        } catch (IOException e) {
            throw new DemoFailure("node " + name + " has ended before it was told: " + command, e);
        }
        Outcome outcome = new Outcome();
        while (!outcome.isComplete()) {
            String line = next();
            if (line == null || line.equals(END) || line.startsWith("failed: ")) {
                throw new DemoFailure("node " + name + " was told: " + command + ". "
                        + (line == null
                                ? "It has not answered within " + PATIENCE_SECONDS + " s."
                                : line.equals(END) ? "It has ended instead." : "It said: " + line));
            }
            shown.accept(line);
            outcome.read(line);
        }
        return outcome;
    }

    private @Nullable String next() {
        try {
            return output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            System.out.println("[" + name + "] " + e.getMessage());
        } finally {
            output.add(END);
        }
    }
}
