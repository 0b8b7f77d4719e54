package io.fallbackcached.demo.runs;

import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.application.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The runs side by side: a row a step, a column a run. */
final class ComparisonTable {

    static String of(Map<Edition, Transcript> transcripts) {
        StringBuilder table = new StringBuilder();
        part(table, "SELECTs per step", transcripts, outcome -> String.valueOf(outcome.selects()));
        table.append('\n');
        part(table, "time per step (with Ebean's SQL log on)", transcripts, outcome -> outcome.micros() + " us");
        return table.toString();
    }

    private static void part(
            StringBuilder table, String title, Map<Edition, Transcript> transcripts, Function<Outcome, String> cell) {
        table.append(String.format(Locale.ROOT, "%-51s", title));
        transcripts.keySet().forEach(edition -> table.append(right(edition.title())));
        table.append('\n');
        for (int i = 0; i < Step.ALL.size(); i++) {
            Step step = Step.ALL.get(i);
            table.append(String.format(Locale.ROOT, "%-2d  %-21s  %-24s", i + 1, step.command, step.meaning));
            for (Transcript transcript : transcripts.values()) {
                List<Outcome> outcomes = transcript.outcomes();
                table.append(right(i < outcomes.size() ? cell.apply(outcomes.get(i)) : "-"));
            }
            table.append('\n');
        }
    }

    private static String right(String text) {
        return String.format(Locale.ROOT, "%20s", text);
    }

    private ComparisonTable() {}
}
