package io.fallbackcached.bench.writes;

import io.fallbackcached.bench.Run;
import io.fallbackcached.bench.slices.WorkerJvm;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the application is started.
 *
 * @param agent the agent's arguments; null for no agent
 * @param isHeard whether another JVM with an agent is connected to the same database
 */
record Variant(String name, @Nullable String agent, boolean isHeard) {

    static final Variant NONE = new Variant("none", null, false);
    static final Variant OURS = new Variant("ours", "", false);
    static final Variant NO_FEED = new Variant("ours, feed=none", "feed=none", false);
    static final Variant HEARD = new Variant("ours, another agent listens", "", true);

    /** The application, and if it is heard the one that listens. */
    List<WorkerJvm> start(Run run, PostgresServer server, String database) throws IOException {
        List<WorkerJvm> jvms = new ArrayList<>();
        jvms.add(startOne(run, server, database));
        if (isHeard) {
            // the first makes the tables
            jvms.get(0).awaitReady();
            jvms.add(startOne(run, server, database));
        }
        jvms.get(jvms.size() - 1).awaitReady();
        return jvms;
    }

    private WorkerJvm startOne(Run run, PostgresServer server, String database) throws IOException {
        List<String> options = new ArrayList<>(
                List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        if (agent != null) {
            options.addAll(Run.withAgent(agent));
        }
        Map<String, String> properties = Map.of(
                PostgresServer.URL_PROPERTY, database,
                PostgresServer.USER_PROPERTY, server.user(),
                PostgresServer.PASSWORD_PROPERTY, server.password());
        return WorkerJvm.start(run, name, options, properties, Application.class);
    }
}
