package io.fallbackcached.agent.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.OlderServer;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import io.fallbackcached.testkit.TransactionPooler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever keeps a feed from being had: the application works as without it, and one line tells what to do. */
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class FeedFaultsIT {

    private static final String SECRET = "Geheimnis-4711";
    private static final String NO_FEED =
            "feed none, so writes by other processes are not seen: logical, triggers, notify: ";

    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        Path access = Files.write(
                folder.resolve("pg_hba.conf"),
                List.of(
                        "local all all trust",
                        "host all guarded 127.0.0.1/32 scram-sha-256",
                        "host all guarded ::1/128 scram-sha-256",
                        "host all all 127.0.0.1/32 trust",
                        "host all all ::1/128 trust"));
        server = PostgresServer.start(
                Map.of("hba_file", access.toString(), "max_wal_senders", "2", "max_replication_slots", "2"));
        site = Site.on(server);
        site.sql("CREATE ROLE guarded LOGIN PASSWORD 'another'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"guarded, password authentication failed", "nobody, does not exist"})
    void whomTheServerDoesNotLetInIsToldWhatToGiveAndNoSecretIsLogged(String user, String reason) {
        Outcome outcome = outcomeOfUse(site.node()
                .option("feed=auto")
                .option("feed.user=" + user)
                .option("log.level=trace")
                .environment("FALLBACKCACHED_FEED_PASSWORD", SECRET));

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains(NO_FEED + "the server does not let the feed in (", reason, "feed.user and feed.password");
        assertThat(outcome.toString()).doesNotContain(SECRET);
    }

    @Test
    void aUrlThatTheDriverDoesNotUnderstandIsNotShown() {
        RunningNode node = RunningNode.start(site.node()
                .option("feed=notify")
                .option("feed.url=jdbc:postgresql://localhost:abc/site?password=" + SECRET)
                .option("log.level=trace"));
        assertThat(node.told("find 1")).endsWith("*");
        assertThat(node.told("set 1 7")).isEqualTo("done");
        assertThat(node.told("find 1")).isEqualTo("7*");
        Outcome outcome = node.end();

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("nothing is served from memory until that is over: Unable to parse URL");
        assertThat(outcome.toString()).doesNotContain(SECRET);
    }

    @Test
    void aRefusedSideConnectionIsTold() {
        RunningNode node = RunningNode.start(site.node()
                .option("feed=auto")
                .option("side-connections.user=guarded")
                .option("log.level=trace")
                .environment("FALLBACKCACHED_SIDE_CONNECTIONS_PASSWORD", SECRET));
        assertThat(node.told("find 1")).endsWith("*");
        assertThat(node.told("set 1 6")).isEqualTo("done");
        assertThat(node.told("find 1")).isEqualTo("6*");
        Outcome outcome = node.end();

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("refuses the agent's own connections", "side-connections.password");
        assertThat(outcome.toString()).doesNotContain(SECRET);
    }

    @Test
    void aRoleThatMayNotReplicateIsToldHowAndNotifyTakesItsPlace() {
        Outcome outcome = outcomeOfUse(site.node().option("feed=logical"));

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains(
                        "feed notify instead of what was asked for: logical: the role app may not replicate",
                        "ALTER ROLE app REPLICATION");
    }

    @Test
    void whereNothingIsAskedForWhatIsUsedAndWhyIsNoWarning() {
        Outcome outcome = outcomeOfUse(site.node().option("feed=auto"));

        assertThat(Site.log(outcome, "WARN", "ERROR")).as(outcome.toString()).isEmpty();
        assertThat(feedLines(outcome))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("feed notify (logical: the role app may not replicate", "triggers: no table has");
    }

    @Test
    void aServerWithoutAFreeSlotIsToldOf() {
        site.sql("SELECT pg_create_physical_replication_slot('one'), pg_create_physical_replication_slot('two')");
        Outcome outcome = outcomeOfUse(asSuperuser().option("feed=logical"));
        site.sql("SELECT pg_drop_replication_slot('one'), pg_drop_replication_slot('two')");

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains(
                        "feed notify instead of what was asked for",
                        "no replication slot left",
                        "max_replication_slots");
    }

    @Test
    void aServerWithoutAWalSenderIsToldOf() throws SQLException {
        Outcome outcome;
        try (Connection one = replication();
                Connection two = replication()) {
            assertThat(List.of(one.isClosed(), two.isClosed())).containsOnly(false);
            outcome = outcomeOfUse(asSuperuser().option("feed=logical"));
        }

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("feed notify instead of what was asked for", "no wal sender left", "raise max_wal_senders");
    }

    @Test
    void aServerThatIsTooOldIsToldOf() throws SQLException {
        String number = site.answer("SHOW server_version_num");
        String name = site.answer("SHOW server_version").split(" ", 2)[0];
        Map<String, String> versions = Map.of(number, "13" + number.substring(2), name, "13" + name.substring(2));
        try (OlderServer old = new OlderServer(server.port(), versions)) {
            Outcome outcome = outcomeOfUse(site.node(old.url(site.url()))
                    .systemProperty(PostgresServer.USER_PROPERTY, server.user())
                    .option("feed=logical"));

            assertThat(Site.log(outcome, "WARN", "ERROR"))
                    .as(outcome.toString())
                    .singleElement()
                    .asString()
                    .contains(
                            "feed notify instead of what was asked for: logical: the server is PostgreSQL 13",
                            "needs 14 or later");
        }
    }

    @Test
    void withoutSideConnectionsThereIsNoFeedAndThatIsTold() throws Exception {
        RunningNode node = RunningNode.start(site.node().option("feed=auto").option("side-connections=false"));
        node.told("set 1 3");
        assertThat(node.told("find 1")).isEqualTo("3*");
        node.told("transact 1 4");
        assertThat(node.told("find 1")).isEqualTo("4*");
        site.awaitAnswer("SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'", "0");
        Outcome outcome = node.end();

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("no feed, since side-connections=false");
    }

    @Test
    void whereNoFeedIsWantedNothingIsSaid() throws SQLException {
        RunningNode node = RunningNode.start(site.node().option("feed=none"));
        use(node);
        assertThat(site.answer("SELECT count(*) FROM pg_stat_activity WHERE application_name ~ 'fallbackcached.*feed'"))
                .isEqualTo("0");
        assertThat(node.told("threads")).isEmpty();
        Outcome outcome = node.end();

        assertThat(Site.log(outcome, "WARN", "ERROR")).as(outcome.toString()).isEmpty();
        assertThat(feedLines(outcome)).as(outcome.toString()).isEmpty();
    }

    @Test
    void throughAPoolerNothingIsHeardButEverythingToldAndNothingLeftInItsSessions() throws Exception {
        try (TransactionPooler pooler = new TransactionPooler(server.port(), 3)) {
            String pooled = pooler.url(site.url());
            RunningNode behind = RunningNode.start(site.node(pooled).option("feed=auto"));
            RunningNode past =
                    RunningNode.start(site.node(pooled).option("feed=notify").option("feed.url=" + site.url()));
            use(behind);
            past.told("await 1 5");
            assertThat(behind.told("set 1 21")).isEqualTo("done");
            assertThat(past.told("await 1 21")).isEqualTo("21");
            assertThat(behind.told("transact 1 22")).isEqualTo("done");
            assertThat(past.told("await 1 22")).isEqualTo("22");
            assertThat(leftInSessions(pooled)).allMatch("0 0 0 0 {application_name}"::equals);
            assertThat(site.answer("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                            + " WHERE l.locktype = 'advisory' AND a.application_name !~ 'fallbackcached'"))
                    .isEqualTo("0");
            Outcome told = behind.end();
            Outcome heard = past.end();

            assertThat(Site.log(told, "WARN", "ERROR"))
                    .as(told.toString())
                    .singleElement()
                    .asString()
                    .contains(NO_FEED + "a connection pooler such as PgBouncer is in between", "as feed.url");
            assertThat(Site.log(heard, "WARN", "ERROR")).as(heard.toString()).isEmpty();
            assertThat(feedLines(heard))
                    .as(heard.toString())
                    .singleElement()
                    .asString()
                    .endsWith("feed notify");
        }
    }

    @Test
    void whereTheApplicationMayNotNotifyItsCommitsSucceedAndTheFeedsOwnRoleTells() {
        site.sql("REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC");
        RunningNode forbidden = RunningNode.start(site.node().option("feed=notify"));
        RunningNode one = RunningNode.start(site.node().option("feed=notify").option("feed.user=postgres"));
        RunningNode other = RunningNode.start(site.node().option("feed=notify").option("feed.user=postgres"));
        use(forbidden);
        use(one);
        assertThat(other.told("await 1 5")).isEqualTo("5");
        one.told("transact 1 31");
        assertThat(other.told("await 1 31")).isEqualTo("31");
        other.told("set 1 32");
        assertThat(one.told("await 1 32")).isEqualTo("32");
        Outcome without = forbidden.end();
        List<Outcome> outcomes = List.of(one.end(), other.end());
        site.sql("GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO PUBLIC");

        assertThat(Site.log(without, "WARN", "ERROR"))
                .as(without.toString())
                .anyMatch(line -> line.contains("feed none") && line.contains("GRANT EXECUTE ON FUNCTION"));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(Site.log(outcome, "WARN", "ERROR"))
                        .as(outcome.toString())
                        .singleElement()
                        .asString()
                        .contains("could not be told", "the feed's own connection tells of it"));
    }

    private static Setup asSuperuser() {
        return site.node().systemProperty(PostgresServer.USER_PROPERTY, server.user());
    }

    private static Outcome outcomeOfUse(Setup setup) {
        RunningNode node = RunningNode.start(setup);
        try {
            use(node);
        } catch (AssertionError fault) {
            fault.addSuppressed(new AssertionError(node.end().toString()));
            throw fault;
        }
        Outcome outcome = node.end();
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.otherErr()).as(outcome.toString()).isEmpty();
        return outcome;
    }

    /** Works as without the agent, and answers from memory once it is known by what feed, or that there is none. */
    private static void use(RunningNode node) {
        assertThat(node.told("set 1 1")).isEqualTo("done");
        assertThat(node.told("await 1 1")).isEqualTo("1");
        node.told("set 1 2");
        assertThat(node.told("find 1")).isEqualTo("2*");
        assertThat(node.told("await 1 2")).isEqualTo("2");
        node.told("transact 1 5");
        assertThat(node.told("find 1")).isEqualTo("5*");
        node.told("takeBack 1 6");
        assertThat(node.told("find 1")).startsWith("5");
        assertThat(node.told("await 1 5")).isEqualTo("5");
    }

    private static List<String> feedLines(Outcome outcome) {
        List<String> lines = new ArrayList<>(Site.log(outcome, "INFO", "WARN"));
        lines.removeIf(line -> !line.contains(": feed "));
        return lines;
    }

    private static Connection replication() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("replication", "database");
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(site.url(), properties);
    }

    /** Of each of a pooler's sessions: what it listens to, has prepared, created and locked, and set. */
    private static List<String> leftInSessions(String pooled) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        List<String> left = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Connection connection = DriverManager.getConnection(pooled, Site.APPLICATION, "");
                connections.add(connection);
                connection.setAutoCommit(false);
                left.add(Site.answer(
                        connection,
                        "SELECT (SELECT count(*) FROM pg_listening_channels()) || ' ' ||"
                                + " (SELECT count(*) FROM pg_prepared_statements) || ' ' ||"
                                + " (SELECT count(*) FROM pg_class WHERE relpersistence = 't') || ' ' ||"
                                + " (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory')"
                                + " || ' ' || (SELECT array_agg(name ORDER BY name)::text FROM pg_settings"
                                + " WHERE source = 'session') || CASE WHEN current_setting('application_name')"
                                + " ~ 'fallback' THEN ' named' ELSE '' END"));
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
        return left;
    }
}
