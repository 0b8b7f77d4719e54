package io.fallbackcached.agent.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.history.History;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.ForkedHarness;
import io.fallbackcached.testkit.Jdk;
import io.fallbackcached.testkit.JdkFinder;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A minute of random readers and writers on the running JDK and half of it on each other, with the packed jar. For longer, and
 * to repeat what was printed: {@code -Dit.test=HistoryIT -Dhistory.minutes=10 -Dhistory.seed=…}.
 */
class HistoryIT {

    private static final long MINUTES = Long.getLong("history.minutes", 1);
    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: items",
            "    pointcut: execution(public * com.acme.history.Items.*(..))",
            "    keepAbsent: true",
            "");

    @Test
    void nobodySeesWhatTheyMustNot() {
        long seconds = 60 * MINUTES;
        for (Jdk jdk : JdkFinder.all()) {
            check(jdk, seconds);
            seconds = 30 * MINUTES;
        }
    }

    private static void check(Jdk jdk, long seconds) {
        PostgresServer server = PostgresServer.shared();
        Setup setup = server.handTo(Setup.of(History.class), server.createDatabase("history"))
                .systemProperty("history.seconds", Long.toString(seconds))
                .systemProperty("history.seed", System.getProperty("history.seed", Long.toString(System.nanoTime())))
                .rules(RULES);
        Peers.jdbc().forEach(setup::classPathEntry);
        Outcome outcome =
                new ForkedHarness(jdk, Harnesses.agentJar(), Duration.ofSeconds(2 * seconds + 120)).run(setup);
        System.out.println(jdk + ": " + outcome.lines());
        assertThat(outcome.lines()).as(outcome.toString()).contains("violations 0");
        assertThat(hits(outcome.lines())).as("percent of calls that are hits").isGreaterThan(30);
    }

    private static int hits(List<String> lines) {
        String line = lines.stream()
                .filter(candidate -> candidate.startsWith("hits "))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.substring("hits ".length(), line.indexOf(" %")));
    }
}
