package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.PeopleSchema;
import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.DemoSettings;
import io.fallbackcached.demo.stage.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Installs the triggers as a DBA would: the agent's jar prints the SQL, somebody reads it, psql runs it. */
final class TriggerInstallation {

    private static final String PASSWORD_VARIABLE = "FALLBACKCACHED_FEED_PASSWORD";

    private final DemoSettings settings;
    private final PostgresServer server;
    private final PeopleSchema schema;

    TriggerInstallation(DemoSettings settings, PostgresServer server, PeopleSchema schema) {
        this.settings = settings;
        this.server = server;
        this.schema = schema;
    }

    /** All in the demo's own schema, so that it goes with it. */
    void run(Psql psql) throws FeedUnavailable {
        try {
            psql.runScript(script());
        } catch (SQLException e) {
            throw new FeedUnavailable("the triggers cannot be installed: " + e.getMessage());
        } catch (IOException e) {
            throw new FeedUnavailable("the agent's jar prints no triggers: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private String script() throws IOException, InterruptedException, SQLException {
        List<String> command = command();
        System.out.println("$ " + String.join(" ", command).replace(" --", " \\\n    --"));
        File said = File.createTempFile("people-demo", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(said);
            builder.environment().put(PASSWORD_VARIABLE, server.password());
            Process process = builder.start();
            String script = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(said.toPath()).trim());
            }
            return script;
        } finally {
            Files.delete(said.toPath());
        }
    }

    private List<String> command() throws SQLException {
        return List.of(
                "java",
                "-jar",
                settings.agentJar.toString(),
                "triggers",
                "--print",
                "--url",
                server.url(),
                "--user",
                server.user(),
                "--table",
                schema.name() + ".*",
                "--schema",
                schema.name(),
                "--driver",
                driver().toString());
    }

    private Path driver() throws SQLException {
        Class<?> driver = DriverManager.getDriver(server.url()).getClass();
        return Path.of(URI.create(
                driver.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
