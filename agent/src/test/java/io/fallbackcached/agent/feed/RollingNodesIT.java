package io.fallbackcached.agent.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that differ share a database, and the database moves. */
@Timeout(180)
class RollingNodesIT {

    private static final String ONE_RULE = String.join(
            "\n",
            "rules:",
            "  - name: another name",
            "    pointcut: execution(* com.acme.feed.Stock.roughAmount(int))",
            "    maximumSize: 7",
            "");

    private final PostgresServer server = PostgresServer.shared();
    private final Site site = Site.on(server);

    @Test
    void nodesWithOtherRulesHearOfEachOther() {
        try (RunningNode one = RunningNode.start(site.node().option("feed=notify"));
                RunningNode other =
                        RunningNode.start(site.node().option("feed=notify").rules(ONE_RULE))) {
            assertThat(one.told("await 1 1")).isEqualTo("1");
            assertThat(other.told("awaitRough 1 1")).isEqualTo("1");
            one.told("set 1 2");
            assertThat(other.told("awaitRough 1 2")).isEqualTo("2");
            assertThat(one.told("await 1 2")).isEqualTo("2");
            other.told("transact 1 3");
            assertThat(one.told("await 1 3")).isEqualTo("3");
        }
    }

    /** What one that hears by itself writes has to be told to one that does not, whoever was there first. */
    @ParameterizedTest
    @CsvSource({"logical, notify", "notify, logical"})
    void aNodeThatHearsByLogicalTellsOneThatDependsOnIt(String firstFeed, String secondFeed) {
        try (RunningNode first = RunningNode.start(asSuperuser().option("feed=" + firstFeed))) {
            assertThat(first.told("await 1 1")).isEqualTo("1");
            first.told("set 1 2");
            assertThat(first.told("await 1 2")).isEqualTo("2");
            try (RunningNode second = RunningNode.start(asSuperuser().option("feed=" + secondFeed))) {
                assertThat(second.told("await 1 2")).isEqualTo("2");
                first.told("set 1 3");
                assertThat(second.told("await 1 3")).isEqualTo("3");
                first.told("transact 1 4");
                assertThat(second.told("await 1 4")).isEqualTo("4");
                second.told("set 1 5");
                assertThat(first.told("await 1 5")).isEqualTo("5");
                second.told("transact 1 6");
                assertThat(first.told("await 1 6")).isEqualTo("6");
            }
        }
    }

    @Test
    void whatANewerAgentTellsCountsAsAWriteToEverythingAndIsLoggedOnce() {
        RunningNode node = RunningNode.start(site.node().option("feed=notify"));
        assertThat(node.told("await 1 1")).isEqualTo("1");
        site.sql("UPDATE stock SET amount = 2");
        assertThat(node.told("find 1")).isEqualTo("1");
        String newer = "SELECT pg_notify('fallbackcached', E'2\\tw\\tx\\t1\\nZ\\tfoo')";
        site.sql(newer);
        assertThat(node.told("await 1 2")).isEqualTo("2");
        site.sql("UPDATE stock SET amount = 3");
        site.sql(newer);
        assertThat(node.told("await 1 3")).isEqualTo("3");
        Outcome outcome = node.end();

        assertThat(Site.log(outcome, "WARN", "ERROR"))
                .as(outcome.toString())
                .singleElement()
                .asString()
                .contains("is not understood and counts as a write to everything", "version 2", "sender x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logical", "notify"})
    void afterAFailOverNothingFromBeforeIsServed(String feed) {
        try (PostgresServer primary = PostgresServer.start()) {
            Site before = Site.on(primary);
            try (PostgresServer standby = primary.standby()) {
                String both = before.url()
                                .replace(
                                        ":" + primary.port() + "/",
                                        ":" + primary.port() + ",localhost:" + standby.port() + "/")
                        + "?targetServerType=primary";
                RunningNode node = RunningNode.start(before.node(both)
                        .systemProperty(PostgresServer.USER_PROPERTY, "postgres")
                        .option("feed=" + feed));
                assertThat(node.told("await 1 1")).isEqualTo("1");
                primary.crash();
                assertThat(node.told("await 1 org.postgresql.util.PSQLException 08001"))
                        .contains("08001");
                standby.promote();
                Site after = before.movedTo(standby);
                after.sql("UPDATE stock SET amount = 2");
                assertThat(node.told("find 1")).isEqualTo("2*");
                assertThat(node.told("await 1 2")).isEqualTo("2");
                assertThat(node.told("transact 1 3")).isEqualTo("done");
                assertThat(node.told("await 1 3")).isEqualTo("3");
                after.sql("UPDATE stock SET amount = 4");
                if (feed.equals("logical")) {
                    assertThat(node.told("await 1 4")).isEqualTo("4");
                }
                Outcome outcome = node.end();

                List<String> said = Site.log(outcome, "INFO", "WARN", "ERROR");
                assertThat(said.subList(said.size() - 2, said.size()))
                        .as(outcome.toString())
                        .satisfiesExactly(
                                lost -> assertThat(lost).startsWith("WARN").contains("nothing is served from memory"),
                                back -> assertThat(back).startsWith("INFO").endsWith("feed " + feed));
            }
        }
    }

    private Setup asSuperuser() {
        return site.node().systemProperty(PostgresServer.USER_PROPERTY, server.user());
    }
}
