package io.fallbackcached.agent.coherence;

import com.acme.races.ChangesOfTheSchema;
import com.acme.races.CommitsThatTakeTime;
import com.acme.races.EndsOfTransactions;
import com.acme.races.InsideTransactions;
import com.acme.races.Kills;
import com.acme.races.KindsOfWrites;
import com.acme.races.LoadsAgainstWrites;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.agent.Peers;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.PostgresServer;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.api.Test;

class RacesIT {
    @Test
    void plain() throws Exception {
        PostgresServer server = PostgresServer.shared();
        try (ServerOperator op = new ServerOperator(server)) {
            for (Class<? extends Scenario> s : java.util.List.of(
                    LoadsAgainstWrites.class,
                    EndsOfTransactions.class,
                    InsideTransactions.class,
                    KindsOfWrites.class,
                    ChangesOfTheSchema.class,
                    CommitsThatTakeTime.class,
                    Kills.class)) {
                Setup setup = Setup.of(s).withoutAgent();

                server.handTo(setup, server.createDatabase("races"));
                setup.systemProperty("db.operator", "" + op.port());
                Peers.jdbc().forEach(setup::classPathEntry);
                Outcome outcome = Harnesses.all().get(1).run(setup);
                System.out.println(outcome);
            }
        }
    }
}
