package io.fallbackcached.demo.runs;

import io.fallbackcached.demo.application.ApplicationCommand;
import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.application.PeopleSchema;
import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the application in a JVM of its own, on a schema of its own. */
final class ApplicationRun {

    private static final int SQL_LINES_SHOWN = 3;

    static Transcript of(Edition edition, PostgresServer server) {
        try (PeopleSchema schema = PeopleSchema.create(server, edition.jar())) {
            return run(edition, ApplicationCommand.of(edition, server, schema));
        } catch (IOException e) {
            throw new DemoFailure("the application did not run (" + edition.title() + "): " + e.getMessage(), e);
        }
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
