package io.fallbackcached.demo.runs;

import io.fallbackcached.demo.application.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What one run of the application printed, step by step. Not thread-safe. */
public final class Transcript {

    private static final String PROMPT = "people> ";

    private final List<Outcome> outcomes = new ArrayList<>();
    private int exitCode = -1;

    /** Takes the next line and returns how many SQL statements this step has logged so far. */
    int add(String line) {
        if (line.startsWith(PROMPT)) {
            outcomes.add(new Outcome());
        }
        if (outcomes.isEmpty()) {
            return 0;
        }
        Outcome current = outcomes.get(outcomes.size() - 1);
        current.read(line);
        return current.selects() + current.writes();
    }

    void end(int code) {
        exitCode = code;
    }

    public int exitCode() {
        return exitCode;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }
}
