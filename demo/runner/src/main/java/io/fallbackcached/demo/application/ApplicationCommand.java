package io.fallbackcached.demo.application;

import io.fallbackcached.demo.stage.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts the application in a JVM of its own. */
public final class ApplicationCommand {

    public static List<String> of(Edition edition, PostgresServer server, PeopleSchema schema) {
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

    private ApplicationCommand() {}
}
