package io.fallbackcached.bench.machine;

import io.fallbackcached.bench.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notes on what a suite runs, from its beginning to its end; whoever reads the figures later finds it beside them. */
public final class RunFacts {

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Path file;

    private RunFacts(Path file) {
        this.file = file;
    }

    /** @param command what the user typed */
    public static RunFacts begin(Run run, String command, Path file) throws IOException {
        RunFacts facts = new RunFacts(file);
        facts.put("begin", now());
        facts.put("command", command);
        facts.put("quick", Boolean.toString(run.quick()));
        Machine.describe(facts.facts);
        Versions.describe(run, facts.facts);
        facts.put("load at begin", Machine.load());
        new Facts(facts.facts).write(file);
        return facts;
    }

    public void end() throws IOException {
        put("load at end", Machine.load());
        put("end", now());
        new Facts(facts).write(file);
    }

    private void put(String name, String fact) {
        facts.put(name, fact);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
