package io.fallbackcached.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL in a temporary folder, which goes when this is closed or the JVM ends. It can be stopped, and started
 * again with the same data at the same port. Starting takes seconds: tests that do not stop it take the {@linkplain #shared()
 * shared} one, and a {@linkplain #createDatabase database} of their own in it. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    /** System properties that {@linkplain #handTo a scenario} finds its database in. */
    public static final String URL_PROPERTY = "db.url";

    public static final String USER_PROPERTY = "db.user";
    public static final String PASSWORD_PROPERTY = "db.password";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private @Nullable EmbeddedPostgres running;

    private PostgresServer(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.running = launch(0);
        this.port = running.getPort();
    }

    /** @return a server of the caller's own */
    public static PostgresServer start() {
        return start(Map.of());
    }

    /**
     * @param settings as in {@code postgresql.conf}, beside or instead of the usual; values without blanks
     * @return a server of the caller's own
     */
    public static PostgresServer start(Map<String, String> settings) {
        try {
            return start(Files.createTempDirectory("postgres"), settings);
        } catch (IOException fault) {
            throw new UncheckedIOException("PostgreSQL does not start", fault);
        }
    }

    private static PostgresServer start(Path folder, Map<String, String> settings) throws IOException {
        PostgresServer server = new PostgresServer(folder, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-close"));
        return server;
    }

    /** @return the one server that all tests of this JVM share; not to be stopped or closed */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** @return the JDBC URL of a database, without user and password */
    public String url() {
        return url("postgres");
    }

    public String user() {
        return "postgres";
    }

    /** Any would do: the server trusts this machine. */
    public String password() {
        return "postgres";
    }

    public int port() {
        return port;
    }

    /**
     * Creates an empty database; one of that name is dropped first, whoever is connected to it.
     *
     * @return its JDBC URL
     */
    public String createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot create database " + name, fault);
        }
        return url(name);
    }

    /**
     * Tells a scenario of a database, through system properties. There is no feed unless an option says so: what it hears of
     * would be invalidated twice.
     *
     * @param url of that database
     */
    public Setup handTo(Setup setup, String url) {
        return setup.systemProperty("fallbackcached.feed", "none")
                .systemProperty(URL_PROPERTY, url)
                .systemProperty(USER_PROPERTY, user())
                .systemProperty(PASSWORD_PROPERTY, password());
    }

    /** Ends every connection and rolls back what was not committed (a "fast" shutdown); returns when the server is gone. */
    public synchronized void stop() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException fault) {
                throw new UncheckedIOException("PostgreSQL does not stop", fault);
            }
            running = null;
        }
    }

    /** Kills the server where it stands, as a power failure would; what was committed is there after a restart. */
    public synchronized void crash() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            Fork.run(List.of("kill", "-QUIT", Long.toString(pid)), Map.of(), PATIENCE);
            process.onExit().join();
        } catch (IOException fault) {
            throw new UncheckedIOException("PostgreSQL does not run", fault);
        }
        stop();
    }

    /** Stops the server if it runs, and starts it with the same data at the same port. */
    public synchronized void restart() {
        stop();
        try {
            running = launch(port);
        } catch (IOException fault) {
            throw new UncheckedIOException("PostgreSQL does not start again", fault);
        }
    }

    /**
     * Makes a copy of this running server, and starts it as one that follows this one and can be read from.
     *
     * @return a server of the caller's own, to be closed before this one or promoted
     */
    public PostgresServer standby() {
        try {
            Path copy = Files.createTempDirectory("postgres-standby");
            new DataCopy(this, folder.resolve("data"), copy.resolve("data")).make();
            return start(copy, settings);
        } catch (IOException | SQLException fault) {
            throw new IllegalStateException("no standby", fault);
        }
    }

    /** Makes a standby a server of its own; returns when it can be written to. */
    public void promote() {
        try (Connection connection = DriverManager.getConnection(url(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_promote()");
        } catch (SQLException fault) {
            throw new IllegalStateException("cannot be promoted", fault);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot delete the data of PostgreSQL", fault);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private EmbeddedPostgres launch(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                // The embedded default is off, which no production server is.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("max_prepared_transactions", "20")
                .setServerConfig("wal_level", "logical");
        settings.forEach(builder::setServerConfig);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static final class Shared {

        static final PostgresServer SERVER = start();
    }
}
