package io.fallbackcached.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the application in a JVM of its own, on a schema of its own. */
final class ApplicationRun {

    private static final int SQL_LINES_SHOWN = 3;

    static Transcript of(Edition edition, PostgresServer server) {
        try (PeopleSchema schema = PeopleSchema.create(server, edition.jar())) {
            return run(edition, command(edition, server, schema));
        } catch (IOException e) {
            throw new DemoFailure("the application did not run (" + edition.title() + "): " + e.getMessage(), e);
        }
    }

    private static List<String> command(Edition edition, PostgresServer server, PeopleSchema schema) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(edition.agentOption());
        command.add("-Dpeople.jdbc.url=" + schema.url());
        command.add("-Dpeople.jdbc.user=" + server.user());
        command.add("-Dpeople.jdbc.password=" + server.password());
        command.add("-jar");
        command.add(edition.jar().toString());
        return command;
    }

    private static Transcript run(Edition edition, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            try (Writer input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
                for (Step step : Step.ALL) {
                    input.write(step.command + "\n");
                }
            }
            Transcript transcript = read(edition, process);
            transcript.end(process.waitFor());
            return transcript;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private static Transcript read(Edition edition, Process process) throws IOException {
        Transcript transcript = new Transcript();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                int statements = transcript.add(line);
                if (!line.contains("io.ebean.SQL") || statements <= SQL_LINES_SHOWN) {
                    System.out.println("[" + edition.title() + "] " + line);
                } else if (statements == SQL_LINES_SHOWN + 1) {
                    System.out.println("[" + edition.title() + "] ... and so on");
                }
            }
        }
        return transcript;
    }

    private ApplicationRun() {}
}
