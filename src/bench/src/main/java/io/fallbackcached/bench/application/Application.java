package io.fallbackcached.bench.application;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A read-mostly application over Ebean and PostgreSQL: without a cache, with ours, with Ebean's. */
public final class Application implements Suite {

    private static final String OURS = "ours";

    /** What a single JVM needs, and what Ebean's caches do: nobody else's writes are heard of. */
    private static final String ALONE = "ours, feed=none";

    private static final List<String> VARIANTS = List.of("none", OURS, ALONE, "ebean-l2");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String TEMPLATE = "shop";

    @Override
    public String name() {
        return "application";
    }

    @Override
    public String question() {
        return "What does a whole application gain: throughput, latency, the database's CPU?";
    }

    @Override
    public void run(Run run) throws Exception {
        Path rules = Run.scratch(name()).resolve("rules.yaml");
        Files.writeString(rules, resource("rules.yaml"));
        Map<List<String>, List<Double>> samples = new LinkedHashMap<>();
        // Statistics are up to date, and vacuuming would come at any time and to any variant.
        try (PostgresServer server = PostgresServer.start(Map.of("fsync", "off", "autovacuum", "off"))) {
            create(server);
            int rounds = run.quick() ? 1 : 3;
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < VARIANTS.size(); i++) {
                    String variant = VARIANTS.get((i + round) % VARIANTS.size());
                    System.out.println("round " + (round + 1) + " of " + rounds + ": " + variant);
                    add(samples, variant, serve(run, server, variant, rules));
                }
            }
        }
        for (Map.Entry<List<String>, List<Double>> measured : samples.entrySet()) {
            List<String> what = measured.getKey();
            run.figures().add(new Figure(what.get(0), what.get(1), what.get(2), measured.getValue()));
        }
    }

    private static void create(PostgresServer server) throws SQLException, IOException {
        String url = server.createDatabase(TEMPLATE);
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String part : resource("shop.sql").split(";\n", -1)) {
                statement.execute(part);
            }
        }
    }

    private Outcome serve(Run run, PostgresServer server, String variant, Path rules) throws SQLException {
        String url = copy(server);
        List<String> command = new ArrayList<>(List.of(
                run.java().toString(),
                "-Xmx512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-D" + PostgresServer.URL_PROPERTY + "=" + url,
                "-D" + PostgresServer.USER_PROPERTY + "=" + server.user(),
                "-D" + PostgresServer.PASSWORD_PROPERTY + "=" + server.password(),
                "-javaagent:" + Run.peerAgent("ebean-agent")));
        if (variant.startsWith(OURS)) {
            String feed = variant.equals(ALONE) ? ",feed=none" : "";
            command.addAll(Run.withAgent("rules=" + rules.toAbsolutePath() + feed));
        }
        String warmUp = run.quick() ? "1" : "25";
        String seconds = run.quick() ? "1" : "6";
        command.addAll(List.of("-cp", Run.classPath(), ShopMain.class.getName(), variant, warmUp, seconds, "95", "50"));
        Outcome outcome = Fork.run(command, Map.of(), PATIENCE);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("no figures of " + variant + ": " + outcome);
        }
        return outcome;
    }

    /** Each run begins with the same rows. */
    private static String copy(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS shop_copy WITH (FORCE)");
            statement.execute("CREATE DATABASE shop_copy TEMPLATE " + TEMPLATE);
        }
        return server.url().replaceAll("/[^/]*$", "/shop_copy");
    }

    private static void add(Map<List<String>, List<Double>> samples, String variant, Outcome outcome) {
        for (String line : outcome.out()) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                double figure = Double.parseDouble(parts[2]);
                if (variant.startsWith(OURS) && parts[1].startsWith("wrong") && figure > 0) {
                    throw new IllegalStateException("a cache that is wrong is no cache: " + outcome);
                }
                String scenario = "shop, " + parts[0] + " % reads, 4 threads";
                samples.computeIfAbsent(List.of(scenario, variant, parts[1]), unused -> new ArrayList<>())
                        .add(figure);
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Application.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
