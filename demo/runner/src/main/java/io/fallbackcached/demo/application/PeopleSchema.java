package io.fallbackcached.demo.application;

import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An empty schema made by the application's own script, dropped on close. Other schemas are left alone. */
public final class PeopleSchema implements AutoCloseable {

    private final PostgresServer server;
    private final String name = "people_demo_" + UUID.randomUUID().toString().replace("-", "");

    private PeopleSchema(PostgresServer server) {
        this.server = server;
    }

    public static PeopleSchema create(PostgresServer server, Path applicationJar) throws IOException {
        PeopleSchema schema = new PeopleSchema(server);
        schema.execute(
                "create schema " + schema.name + "; set search_path to " + schema.name + "; " + script(applicationJar));
        return schema;
    }

    public String name() {
        return name;
    }

    /** With it, its tables are found without its name. */
    public String url() {
        return server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    @Override
    public void close() {
        execute("drop schema " + name + " cascade");
    }

    private static String script(Path applicationJar) throws IOException {
        try (ApplicationClassPath classPath = ApplicationClassPath.of(applicationJar)) {
            return new String(classPath.read("schema.sql"), StandardCharsets.UTF_8);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DemoFailure(
                    server.url() + " as user " + server.user() + ": " + e.getMessage()
                            + " Check demo.jdbc.url, demo.jdbc.user and demo.jdbc.password; the user must be allowed to create"
                            + " schemas in this database.",
                    e);
        }
    }
}
