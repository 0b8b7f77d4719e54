package io.fallbackcached.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo: one application, three runs, one table. Exits with 0 if every run told the promised story, with 1 if one told
 * another, with 2 if the demo could not run.
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
        List<Edition> editions = Edition.all(settings);
        Map<Edition, Transcript> transcripts = new LinkedHashMap<>();
        List<String> complaints = new ArrayList<>();
        try (PostgresServer server = PostgresServer.open(settings)) {
            for (Edition edition : editions) {
                System.out.println();
                System.out.println("=== " + edition.title());
                requireFiles(edition);
                Transcript transcript = ApplicationRun.of(edition, server);
                transcripts.put(edition, transcript);
                complaints.addAll(Story.complaints(edition, transcript));
            }
        }
        System.out.println();
        System.out.print(ComparisonTable.of(transcripts));
        System.out.println();
        complaints.forEach(complaint -> System.out.println("NOT AS PROMISED: " + complaint));
        System.out.println(complaints.isEmpty() ? "All runs went as promised." : "See the runs above.");
        return complaints.isEmpty() ? 0 : 1;
    }

    private static void requireFiles(Edition edition) {
        for (Path file : edition.files()) {
            if (!Files.isRegularFile(file)) {
                throw new DemoFailure(
                        file.normalize() + " is not there. Build it first: mvn -Pdemo, from the project's top"
                                + " folder, builds the agent and both applications.");
            }
        }
    }

    private Demo() {}
}
