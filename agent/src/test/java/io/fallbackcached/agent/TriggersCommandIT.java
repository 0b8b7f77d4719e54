package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line as people run it: the packed jar by itself. */
class TriggersCommandIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final PostgresServer SERVER = PostgresServer.shared();

    private String url;

    static List<Jdk> jdks() {
        return JdkFinder.all();
    }

    @BeforeEach
    void createTables() throws SQLException {
        url = SERVER.createDatabase("triggers_command");
        execute("create table item (id int primary key); create table cart (id int primary key)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatItPrintsInstallsAndRemoves(Jdk jdk) throws Exception {
        Outcome missing = triggers(jdk, "--check");
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(1);
        assertThat(missing.out()).contains("public.cart: no trigger", "public.item: no trigger");

        Outcome script = triggers(jdk, "--print");
        assertThat(script.exitCode()).as(script.toString()).isZero();
        assertThat(triggers(jdk, "--check").exitCode())
                .as("printing changes nothing")
                .isEqualTo(1);
        execute(String.join("\n", script.out()));
        Outcome complete = triggers(jdk, "--check");
        assertThat(complete.exitCode()).as(complete.toString()).isZero();
        assertThat(complete.out()).contains("2 of 2 tables have the triggers of version 1");

        execute(String.join("\n", triggers(jdk, "--print", "--remove").out()));
        assertThat(triggers(jdk, "--check", "--table", "item").out())
                .contains("public.item: no trigger", "0 of 1 tables have the triggers of version 1");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itFindsADriverOnTheClassPath(Jdk jdk) throws IOException {
        Outcome outcome = java(
                jdk,
                List.of(
                        "-cp",
                        Harnesses.agentJar() + File.pathSeparator + driver(),
                        CommandLine.class.getName(),
                        "triggers",
                        "--check",
                        "--url",
                        url,
                        "--user",
                        SERVER.user()));
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void itSaysWhatIsWrong(Jdk jdk) throws IOException {
        Outcome nothing = jar(jdk);
        assertThat(nothing.exitCode()).as(nothing.toString()).isEqualTo(2);
        assertThat(nothing.otherErr()).contains("What is to be done?").anyMatch(line -> line.contains("triggers"));

        Outcome help = jar(jdk, "triggers", "--help");
        assertThat(help.exitCode()).as(help.toString()).isZero();
        assertThat(help.out()).anyMatch(line -> line.contains("some tables lack triggers"));

        Outcome driverless = jar(jdk, "triggers", "--check", "--url", url + "?password=secret");
        assertThat(driverless.exitCode()).as(driverless.toString()).isEqualTo(3);
        assertThat(driverless.otherErr())
                .singleElement()
                .asString()
                .startsWith("failed: no JDBC driver for jdbc:postgresql:")
                .contains("--driver")
                .doesNotContain("secret");

        Outcome unknown = triggers(jdk, "--check", "--table", "nonsense");
        assertThat(unknown.exitCode()).as(unknown.toString()).isEqualTo(3);
        assertThat(unknown.otherErr()).containsExactly("failed: no such table");
    }

    private Outcome triggers(Jdk jdk, String... arguments) throws IOException {
        Stream<String> place = Stream.of("--url", url, "--user", SERVER.user(), "--driver", driver().toString());
        return jar(
                jdk,
                Stream.concat(Stream.of("triggers"), Stream.concat(Stream.of(arguments), place))
                        .toArray(String[]::new));
    }

    private static Outcome jar(Jdk jdk, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", Harnesses.agentJar().toString()));
        all.addAll(List.of(arguments));
        return java(jdk, all);
    }

    private static Outcome java(Jdk jdk, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
        command.addAll(arguments);
        return Fork.run(command, Map.of("FALLBACKCACHED_FEED_PASSWORD", SERVER.password()), PATIENCE);
    }

    private static Path driver() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("fallbackcached.peers"), "jdbc"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("postgresql-"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
