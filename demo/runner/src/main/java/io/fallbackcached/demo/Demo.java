package io.fallbackcached.demo;

import io.fallbackcached.demo.nodes.FeedScenes;
import io.fallbackcached.demo.runs.LoneRuns;
import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.DemoSettings;
import io.fallbackcached.demo.stage.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo: one application, alone in three runs and twice over with each feed, and what came of it in two tables. Exits with 0
 * if everything told the promised story, with 1 if something told another, with 2 if the demo could not run.
 */
public final class Demo {

    /** Starts the demo; the system properties {@code demo.*} say where everything is. */
    public static void main(String[] args) {
        System.exit(run());
    }

    static int run() {
        try {
            return runAll(DemoSettings.fromSystemProperties());
        } catch (DemoFailure e) {
            System.out.println();
            System.out.println("The demo cannot run: " + e.getMessage());
            return 2;
        }
    }

    private static int runAll(DemoSettings settings) {
        LoneRuns runs;
        FeedScenes scenes;
        try (PostgresServer server = PostgresServer.open(settings)) {
            runs = LoneRuns.on(server, settings);
            scenes = FeedScenes.on(server, settings);
        }
        System.out.println();
        System.out.println(runs.table());
        System.out.println(scenes.table());
        List<String> complaints = new ArrayList<>(runs.complaints());
        complaints.addAll(scenes.complaints());
        complaints.forEach(complaint -> System.out.println("NOT AS PROMISED: " + complaint));
        System.out.println(complaints.isEmpty() ? "All runs went as promised." : "See the runs above.");
        return complaints.isEmpty() ? 0 : 1;
    }

    private Demo() {}
}
