package io.fallbackcached.agent.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.agent.nodes.Cluster;
import io.fallbackcached.testkit.PostgresServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three JVMs with the packed agent on one database, and one without that writes too, while all that feeds stand on fails. For
 * longer, and to repeat what was printed: {@code -Dit.test=NodesIT -Dnodes.minutes=10 -Dnodes.seed=… -Dnodes.feed=…}.
 */
class NodesIT {

    private static final Duration BOUND = Duration.ofMillis(500);
    private static PostgresServer server;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void theCheckerSeesWhatCachesWithoutAFeedDoWrong() throws Exception {
        try (Cluster cluster =
                new Cluster(server, server.createDatabase("none"), List.of("feed=none"), List.of(), true, seed())) {
            cluster.calmRound(Duration.ofSeconds(4), BOUND);
            assertThat(cluster.violations())
                    .anyMatch(violation -> violation.startsWith("stale:"))
                    .anyMatch(violation -> violation.startsWith("stale at rest:"))
                    .noneMatch(violation -> violation.startsWith("own write unseen"))
                    .noneMatch(violation -> violation.startsWith("back in time"));
        }
    }

    private static long seed() {
        long seed = Long.getLong("nodes.seed", System.nanoTime());
        System.out.println("nodes.seed " + seed);
        return seed;
    }
}
