package io.fallbackcached.demo.runs;

import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.stage.DemoSettings;
import io.fallbackcached.demo.stage.PostgresServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The application in one JVM, one edition after the other. */
public final class LoneRuns {

    private final Map<Edition, Transcript> transcripts = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private LoneRuns() {}

    public static LoneRuns on(PostgresServer server, DemoSettings settings) {
        LoneRuns runs = new LoneRuns();
        for (Edition edition : Edition.alone(settings)) {
            System.out.println();
            System.out.println("=== " + edition.title());
            edition.requireFiles();
            Transcript transcript = ApplicationRun.of(edition, server);
            runs.transcripts.put(edition, transcript);
            runs.complaints.addAll(Story.complaints(edition, transcript));
        }
        return runs;
    }

    /** What did not go as promised. */
    public List<String> complaints() {
        return complaints;
    }

    /** The runs side by side. */
    public String table() {
        return ComparisonTable.of(transcripts);
    }
}
