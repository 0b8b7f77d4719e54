package io.fallbackcached.agent.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.races.Kills;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class KillsIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: accounts",
            "    pointcut: execution(public * com.acme.races.Accounts.*(..))",
            "    keepAbsent: true",
            "");

    /** Of three equal numbers the first two are what the application was told, the third is what the database says. */
    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void lostConnectionsAndServersLeaveNoStaleAnswer(Harness harness) throws Exception {
        try (PostgresServer server = PostgresServer.start();
                ServerOperator operator = new ServerOperator(server)) {
            Setup setup = server.handTo(Setup.of(Kills.class), server.createDatabase("kills"))
                    .systemProperty("db.operator", Integer.toString(operator.port()))
                    .rules(RULES);
            Peers.jdbc().forEach(setup::classPathEntry);
            Outcome outcome = harness.run(setup);
            assertThat(outcome.lines())
                    .as(outcome.toString())
                    .extracting(line -> line.substring(0, line.lastIndexOf(", asked ")))
                    .containsExactly(
                            "connection lost before the server got COMMIT: 1 1 3 1 1 3 failed 1/1/1 1/1/1",
                            "connection lost after the server has committed: 1 1 3 1 1 3 failed 2/2/2 1/1/1",
                            "connection lost after the server has rolled back: 1 1 3 1 1 3 failed 1/1/1 1/1/1",
                            "connection lost after an autocommit write: 1 1 3 1 1 3 failed 3/3/3 1/1/1",
                            "connection lost after COMMIT PREPARED: 1 1 3 1 1 3 failed 1/1/1 4/4/4",
                            "connection lost after PREPARE TRANSACTION: 1 1 3 1 1 3 failed 1/1/1 1/1/1 2/2/2 1/1/1",
                            "backend terminated before COMMIT: 1 1 3 1 1 3 failed 1/1/1 1/1/1",
                            "backend of a reader terminated in the middle of its load: 1 2/2/2 1/1/1",
                            "connection aborted by the application with a write pending: 1 1 3 1 1 3 failed 1/1/1 1/1/1",
                            "server stopped in the middle of a load and of a transaction: 1 1 failed 1/1/1 1/1/1 2/2/2 1/1/1",
                            "server crashed with a write pending, and another prepared: 1 1 3 1 1 3 failed 1/1/1 1/1/1 1/1/1 4/4/4",
                            "server restarted between commits of a connection that does not notice: 2 1 4 2 1 4 failed 2/2/2 1/1/1");
        }
    }
}
