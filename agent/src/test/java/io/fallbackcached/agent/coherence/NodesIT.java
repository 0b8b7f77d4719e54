package io.fallbackcached.agent.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.agent.nodes.Cluster;
import io.fallbackcached.agent.nodes.Work;
import io.fallbackcached.postgres.triggers.TablePatterns;
import io.fallbackcached.postgres.triggers.TriggerScript;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three JVMs with the packed agent on one database, and somebody without it who writes too, while all that feeds stand on fails.
 * For longer, and to repeat what was printed: {@code -Dit.test=NodesIT -Dnodes.minutes=10 -Dnodes.seed=… -Dnodes.feed=logical}.
 * The seed repeats what fails in which order, not when the scheduler lets it.
 */
class NodesIT {

    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(2);

    /** Feeds take milliseconds; the rest is for machines that do much else. */
    private static final Duration BOUND = Duration.ofMillis(500);

    private static final Duration BOUND_WITH_FAULTS = SILENCE_LIMIT.plusSeconds(1);
    private static final Duration CALM = Duration.ofSeconds(4);
    private static final Duration FAULTS = Duration.ofSeconds(7);
    private static final Duration END = Duration.ofSeconds(2);

    /** Rounds until one must have found what is wrong. */
    private static final int PATIENCE = 5;

    /** Violations; what comes after that tells no more. */
    private static final int ENOUGH = 50;

    private static final String LOSS = "nothing is served from memory until that is over";
    private static final Pattern BYPASSES = Pattern.compile("(\\d+) bypasses");
    private static PostgresServer server;

    /** How others' writes are heard of. */
    enum Feed {
        LOGICAL(25, true),
        NOTIFY(25, false),
        TRIGGERS(15, true);

        private final long seconds;
        private final boolean hearsAnybody;

        Feed(long seconds, boolean hearsAnybody) {
            this.seconds = seconds;
            this.hearsAnybody = hearsAnybody;
        }

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        long nanos() {
            long minutes = Long.getLong("nodes.minutes", 0);
            return minutes == 0 ? TimeUnit.SECONDS.toNanos(seconds) : TimeUnit.MINUTES.toNanos(minutes);
        }

        void prepare(Connection connection) throws SQLException {
            if (this == TRIGGERS) {
                TriggerScript script = TriggerScript.read(connection, TriggerScript.DEFAULT_SCHEMA, TablePatterns.ALL);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(script.install());
                }
            }
        }
    }

    static Stream<Feed> feeds() {
        return Stream.of(Feed.values())
                .filter(feed -> feed.written().equals(System.getProperty("nodes.feed", feed.written())));
    }

    @BeforeAll
    static void startServer() {
        System.setProperty("fallbackcached.log.log.com.zaxxer.hikari", "off");
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void nothingIsWrongOrLaterThanPromised(Feed feed) throws Exception {
        List<String> options = List.of("feed=" + feed.written(), "feed.silence-limit=" + SILENCE_LIMIT);
        try (Cluster cluster = new Cluster(
                server, server.createDatabase("nodes"), options, feed::prepare, feed.hearsAnybody, seed())) {
            Work calm = Work.NONE;
            long start = System.nanoTime();
            cluster.calmRound(END, BOUND);
            do {
                calm = calm.and(cluster.calmRound(CALM, BOUND));
                cluster.roundWithFaults(FAULTS, BOUND_WITH_FAULTS);
            } while (cluster.violations().size() < ENOUGH
                    && System.nanoTime() - start < feed.nanos() - FAULTS.toNanos());
            cluster.roundWithACut(END, BOUND_WITH_FAULTS);
            List<Outcome> outcomes = cluster.end();
            assertThat(cluster.violations()).as(told(outcomes)).isEmpty();
            assertThat(calm.hits()).as("percent of calls that are hits").isGreaterThan(30);
            assertThat(outcomes).allSatisfy(NodesIT::checkThatFaultsWereNoticed);
        }
    }

    @Test
    void theCheckerSeesWhatCachesWithoutAFeedDoWrong() throws Exception {
        try (Cluster cluster = new Cluster(
                server, server.createDatabase("nodes"), List.of("feed=none"), connection -> {}, true, seed())) {
            // A busy machine may make so few calls that none is stale while it goes on.
            for (int round = 0; round < PATIENCE && !found("stale:", cluster); round++) {
                cluster.calmRound(CALM, BOUND);
            }
            assertThat(cluster.violations())
                    .anyMatch(violation -> violation.startsWith("stale:"))
                    .anyMatch(violation -> violation.startsWith("stale at rest:"))
                    .noneMatch(violation -> violation.startsWith("own write unseen"))
                    .noneMatch(violation -> violation.startsWith("back in time"));
        }
    }

    private static boolean found(String kind, Cluster cluster) {
        return cluster.violations().stream().anyMatch(violation -> violation.startsWith(kind));
    }

    /** By each node that is there at the end, one included that was killed and whose feed was cut before it had begun. */
    private static void checkThatFaultsWereNoticed(Outcome node) {
        assertThat(lines(node)).as(node.toString()).anyMatch(line -> line.contains(LOSS));
        assertThat(numbers(BYPASSES, node)).as(node.toString()).anyMatch(bypasses -> bypasses > 0);
    }

    /** What the agents said of their feeds. */
    private static String told(List<Outcome> nodes) {
        return nodes.stream()
                .flatMap(node -> lines(node)
                        .filter(line -> line.contains("feed") && !line.contains("last write"))
                        .distinct())
                .collect(Collectors.joining("\n", "", "\nviolations"));
    }

    private static Stream<String> lines(Outcome node) {
        return Stream.concat(node.agentLog().stream(), node.otherErr().stream());
    }

    private static List<Long> numbers(Pattern pattern, Outcome node) {
        return lines(node)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .collect(Collectors.toList());
    }

    private static long seed() {
        long seed = Long.getLong("nodes.seed", System.nanoTime());
        System.out.println("nodes.seed " + seed);
        return seed;
    }
}
