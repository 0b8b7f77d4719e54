package io.fallbackcached.agent.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.feed.Node;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A database with a stock in it, and the nodes of an application that share it. Immutable. */
final class Site {

    /** An ordinary user that owns nothing but the tables. */
    static final String APPLICATION = "app";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: amounts",
            "    pointcut: execution(* com.acme.feed.Stock.amount(int))",
            "  - name: rough amounts",
            "    pointcut: execution(* com.acme.feed.Stock.roughAmount(int))",
            "    withoutFeed: PT30S",
            "");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresServer server;
    private final String url;

    private Site(PostgresServer server, String url) {
        this.server = server;
        this.url = url;
    }

    /** With 1 of article 1. */
    static Site on(PostgresServer server) {
        // Not the last one again: what was connected to it may not have gone yet.
        Site site = new Site(server, server.createDatabase("site" + COUNT.incrementAndGet()));
        site.sql("DO $$ BEGIN CREATE ROLE " + APPLICATION + " LOGIN; EXCEPTION WHEN duplicate_object THEN END $$");
        site.sql("CREATE TABLE stock (id int PRIMARY KEY, amount int NOT NULL)");
        site.sql("INSERT INTO stock VALUES (1, 1), (2, 1)");
        site.sql("GRANT ALL ON stock TO " + APPLICATION);
        return site;
    }

    /** The same database on a copy of its server. */
    Site movedTo(PostgresServer other) {
        return new Site(other, url.replace(":" + server.port() + "/", ":" + other.port() + "/"));
    }

    String url() {
        return url;
    }

    /** As an ordinary user, without a feed unless an option says so. */
    Setup node() {
        return node(url);
    }

    /** @param way how that node gets to the database */
    Setup node(String way) {
        return server.handTo(Setup.of(Node.class), way)
                .systemProperty(PostgresServer.USER_PROPERTY, APPLICATION)
                .rules(RULES);
    }

    /** By somebody without an agent. */
    void sql(String sql) {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
    }

    /** The first column of the first row. */
    String answer(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password())) {
            return answer(connection, query);
        }
    }

    static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Asks until that is the answer. */
    void awaitAnswer(String query, String expected) throws Exception {
        await(query + " to be " + expected, () -> answer(query).equals(expected));
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime() - end)
                    .as("waiting in vain for " + what)
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    /** What the agent said at these levels. */
    static List<String> log(Outcome outcome, String... levels) {
        return outcome.agentLog().stream()
                .filter(line -> List.of(levels).contains(line.substring(0, Math.max(0, line.indexOf(' ')))))
                .collect(Collectors.toUnmodifiableList());
    }
}
