package io.fallbackcached.agent.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that go away, for a while or for good, and agents that are told to. */
@Timeout(180)
class ServerLossIT {

    private static final String OF_THE_FEED =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name ~ 'fallbackcached.*feed'";

    /** The application gets what it would get without the agent. */
    @Test
    void aServerMayComeBackOrNot() {
        try (PostgresServer server = PostgresServer.start(Map.of("wal_level", "replica"))) {
            Site site = Site.on(server);
            RunningNode node = RunningNode.start(site.node().option("feed=logical"));
            RunningNode bare = RunningNode.start(site.node().withoutAgent());
            assertThat(node.told("await 1 1")).isEqualTo("1");

            server.stop();
            assertThat(node.told("find 1")).isEqualTo(bare.told("find 1")).contains("PSQLException 08001");
            server.restart();
            site.sql("UPDATE stock SET amount = 2");
            assertThat(node.told("find 1")).isEqualTo("2*");
            assertThat(node.told("await 1 2")).isEqualTo("2");

            server.crash();
            assertThat(node.told("set 1 3")).isEqualTo(bare.told("set 1 3")).contains("PSQLException 08001");
            assertThat(node.told("transact 1 3")).isEqualTo(bare.told("transact 1 3"));
            long begun = System.nanoTime();
            Outcome outcome = node.end();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            bare.end();

            assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
            List<String> said = Site.log(outcome, "INFO", "WARN", "ERROR");
            said = said.subList(said.size() - 4, said.size());
            assertThat(said.get(0))
                    .as(outcome.toString())
                    .startsWith("WARN")
                    .contains("wal_level is replica", "feed notify");
            assertThat(said.get(1)).startsWith("WARN").contains("feed notify: nothing is served from memory until");
            assertThat(said.get(2)).startsWith("INFO").endsWith("feed notify");
            assertThat(said.get(3)).startsWith("WARN").contains("feed notify: nothing is served from memory until");
        }
    }

    @Test
    void anAgentThatIsStoppedLeavesNoThreadAndNoConnection() throws Exception {
        Site site = Site.on(PostgresServer.shared());
        for (String feed : List.of("logical", "notify")) {
            RunningNode node = RunningNode.start(site.node()
                    .systemProperty(PostgresServer.USER_PROPERTY, "postgres")
                    .option("feed=" + feed));
            node.told("set 1 1");
            assertThat(node.told("await 1 1")).isEqualTo("1");
            assertThat(node.told("threads")).contains("fallbackcached-feed ");
            assertThat(site.answer(OF_THE_FEED)).isNotEqualTo("0");

            VirtualMachine machine = VirtualMachine.attach(node.told("pid"));
            try {
                machine.loadAgent(Harnesses.agentJar().toString(), "explain");
                machine.loadAgent(Harnesses.agentJar().toString(), "stop");
            } finally {
                machine.detach();
            }
            Site.await("threads to end", () -> node.told("threads").isEmpty());
            site.awaitAnswer(OF_THE_FEED, "0");
            site.awaitAnswer("SELECT count(*) FROM pg_replication_slots", "0");
            assertThat(node.told("find 1")).isEqualTo("1*");
            Outcome outcome = node.end();
            assertThat(outcome.agentLog()).as(outcome.toString()).anyMatch(line -> line.contains("feed " + feed));
            assertThat(Site.log(outcome, "ERROR")).as(outcome.toString()).isEmpty();
        }
    }

    /** While the feed alone is cut off, what this JVM writes still counts, and one rule is content with that for a while. */
    @Test
    void aRuleMayBeContentWithoutAFeedForAWhile() {
        PostgresServer server = PostgresServer.shared();
        Site site = Site.on(server);
        try (TcpProxy network = new TcpProxy(server.port())) {
            RunningNode node = RunningNode.start(site.node()
                    .option("feed=notify")
                    .option("feed.silence-limit=PT1S")
                    .option("feed.url=" + network.url(site.url())));
            assertThat(node.told("await 1 1")).isEqualTo("1");
            assertThat(node.told("awaitRough 1 1")).isEqualTo("1");

            network.pause();
            assertThat(node.told("await 1 1*")).isEqualTo("1*");
            assertThat(node.told("find 1")).isEqualTo("1*");
            assertThat(node.told("rough 1")).isEqualTo("1");
            site.sql("UPDATE stock SET amount = 2 WHERE id = 1");
            assertThat(node.told("rough 1")).isEqualTo("1");
            node.told("set 1 3");
            assertThat(node.told("rough 1")).isEqualTo("3*");
            assertThat(node.told("rough 1")).isEqualTo("3");
            site.sql("UPDATE stock SET amount = 4 WHERE id = 1");

            network.resume();
            network.cut();
            assertThat(node.told("await 1 4")).isEqualTo("4");
            assertThat(node.told("rough 1")).isEqualTo("4*");
            Outcome outcome = node.end();
            assertThat(Site.log(outcome, "WARN", "ERROR"))
                    .as(outcome.toString())
                    .hasSize(1);
        }
    }
}
