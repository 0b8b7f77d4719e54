package io.fallbackcached.bench.slices;

import io.fallbackcached.bench.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM that works when it is told to, and waits otherwise. Used by one thread. */
public final class WorkerJvm implements AutoCloseable {

    private static final long COMPILED_AFTER = 20_000;
    private static final long SOME_MILLIS = 200;

    private final String name;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private WorkerJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one, which makes itself ready in the meantime.
     *
     * @param name of the variant, for people
     * @param main serves a {@link Worker}
     */
    public static WorkerJvm start(
            Run run, String name, List<String> jvmOptions, Map<String, String> properties, Class<?> main)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(run.java().toString());
        command.addAll(jvmOptions);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", Run.classPath(), main.getName()));
        return new WorkerJvm(
                name,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    public String name() {
        return name;
    }

    public void awaitReady() throws IOException {
        answer(Worker.READY);
    }

    /** Has it do some work for that long. */
    public Slice work(String work, long millis) throws IOException {
        orders.println(millis + " " + work);
        return Slice.of(answer(Worker.ANSWER));
    }

    /** Has it do some work until it is compiled, or for so long. */
    public void warmUp(String work, long atMostMillis) throws IOException {
        long since = System.nanoTime();
        long operations = 0;
        while (operations < COMPILED_AFTER && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(atMostMillis)) {
            operations += work(work, Math.min(atMostMillis, SOME_MILLIS)).operations();
        }
    }

    /** Whatever else it prints is the application's. */
    private String answer(String prefix) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
            System.out.println(name + ": " + line);
        }
        throw new IOException("the JVM of '" + name + "' has ended");
    }

    @Override
    public void close() {
        try {
            orders.close();
            answers.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
