package io.fallbackcached.bench.memory;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.Suite;
import io.fallbackcached.bench.figures.Figure;
import io.fallbackcached.testkit.Fork;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Bytes per entry over a bare cache2k, and what the agent takes when nothing is kept. */
public final class Memory implements Suite {

    private static final String UNIT = "B/entry";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MILLION = 1_000_000;
    private static final int MANY = 40_000;
    private static final int FEW = 5_000;
    private static final String JOL = "JOL";
    private static final List<Kind> QUICK = List.of(Kind.ROW_LONG, Kind.TABLE_STRING);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String question() {
        return "What does an entry take over one in a bare cache2k, and what does the agent itself take?";
    }

    @Override
    public void run(Run run) throws Exception {
        try (PostgresServer server = PostgresServer.start(Map.of("fsync", "off"))) {
            create(server, run.quick() ? MANY : MILLION + MANY);
            entries(run, server, JOL, run.quick() ? FEW : MANY, run.quick() ? QUICK : List.of(Kind.values()));
            entries(run, server, "heap", run.quick() ? MANY / 2 : MILLION, List.of(Kind.ROW_LONG));
            price(run, server, "a JVM in which nothing is kept", "idle");
            price(run, server, "a JVM with two answers from one table", "asked");
        }
    }

    private static void entries(Run run, PostgresServer server, String way, int count, List<Kind> kinds)
            throws IOException {
        Map<Kind, Double> bare = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            Map<String, Double> filled = fill(run, server, "ours", kind, way, count);
            double own = figure(filled, "bytes");
            double entries = figure(filled, "entries");
            Double other = bare.get(kind.bare());
            if (other == null) {
                other = figure(fill(run, server, "cache2k", kind.bare(), way, (int) entries), "bytes");
                bare.put(kind.bare(), other);
            }
            String words = kind.words() + ", by " + way;
            add(run, "entry, " + words, "cache2k", UNIT, other);
            add(run, "entry, " + words, "ours", UNIT, own);
            add(run, "entry, " + words, "ours", "entries", entries);
            add(run, "entry over bare cache2k, " + words, "ours", UNIT, own - other);
        }
    }

    private static void create(PostgresServer server, int rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id bigint primary key, code text not null, name text not null)");
            statement.execute(
                    "insert into item select i, 'C' || i, 'name of ' || i from generate_series(1, " + rows + ") i");
            statement.execute("create unique index on item (code)");
            statement.execute("vacuum analyze item");
        }
    }

    private static Map<String, Double> fill(
            Run run, PostgresServer server, String variant, Kind kind, String way, int count) {
        System.out.println(variant + ", " + kind.words() + ", by " + way + ": " + count + " entries");
        List<String> arguments = List.of(variant, kind.name(), way, Integer.toString(count));
        return figures(java(run, server, variant.equals("ours"), FillingMain.class, arguments));
    }

    private static double figure(Map<String, Double> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    private static void price(Run run, PostgresServer server, String scenario, String what) throws IOException {
        for (String variant : List.of("none", "ours")) {
            List<List<String>> units = List.of(
                    List.of("heap", "kB heap"),
                    List.of("metaspace", "kB metaspace"),
                    List.of("classes", "classes"),
                    List.of("stripes", "stripes"),
                    List.of("stripe bytes", "B stripes"));
            Map<String, Double> figures =
                    figures(java(run, server, variant.equals("ours"), PriceMain.class, List.of(what)));
            for (List<String> unit : units) {
                Double figure = figures.get(unit.get(0));
                if (figure != null) {
                    add(run, scenario, variant, unit.get(1), figure);
                }
            }
        }
    }

    private static Outcome java(
            Run run, PostgresServer server, boolean withAgent, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                run.java().toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Djol.skipHotspotSAAttach=true",
                "-Djol.skipDynamicAttach=true",
                "-Djol.magicFieldOffset=true",
                "-D" + PostgresServer.URL_PROPERTY + "=" + server.url(),
                "-D" + PostgresServer.USER_PROPERTY + "=" + server.user(),
                "-D" + PostgresServer.PASSWORD_PROPERTY + "=" + server.password()));
        if (withAgent) {
            command.addAll(Run.withAgent("packages=io.fallbackcached.bench.memory,feed=none,log.level=warn"));
        }
        command.addAll(List.of("-cp", Run.classPath(), main.getName()));
        command.addAll(arguments);
        return Fork.run(command, Map.of(), PATIENCE);
    }

    private static Map<String, Double> figures(Outcome outcome) {
        outcome.otherErr().forEach(System.err::println);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("no figures: " + outcome);
        }
        Map<String, Double> figures = new HashMap<>();
        for (String line : outcome.out()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                figures.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
            }
        }
        return figures;
    }

    private static void add(Run run, String scenario, String variant, String unit, double figure) throws IOException {
        run.figures().add(new Figure(scenario, variant, unit, List.of(figure)));
    }
}
