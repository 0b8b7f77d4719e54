package io.fallbackcached.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one run of the application printed, step by step. Not thread-safe. */
final class Transcript {

    private static final String PROMPT = "people> ";
    private static final Pattern SQL = Pattern.compile("io\\.ebean\\.SQL.*?\\b(select|insert|update)\\b");
    private static final Pattern TOOK = Pattern.compile("took (\\d+) us");

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
        return current.selects + current.writes;
    }

    void end(int code) {
        exitCode = code;
    }

    int exitCode() {
        return exitCode;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What one step came to. */
    static final class Outcome {
        int selects;
        int writes;
        long micros;
        String answer = "";

        private void read(String line) {
            Matcher sql = SQL.matcher(line);
            Matcher took = TOOK.matcher(line);
            if (sql.find()) {
                selects += sql.group(1).equals("select") ? 1 : 0;
                writes += sql.group(1).equals("select") ? 0 : 1;
            } else if (took.matches()) {
                micros = Long.parseLong(took.group(1));
            } else if (line.startsWith("person ")) {
                answer = line.substring(line.indexOf(':') + 2);
            }
        }
    }
}
