package io.fallbackcached.demo.runs;

import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.application.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Holds a run against what was promised. */
final class Story {

    /** Every difference between the promise and the run; empty if it went as promised. */
    static List<String> complaints(Edition edition, Transcript transcript) {
        List<String> complaints = new ArrayList<>();
        if (transcript.exitCode() != 0) {
            complaints.add(edition.title() + ": the application ended with exit code " + transcript.exitCode());
        }
        if (transcript.outcomes().size() != Step.ALL.size()) {
            complaints.add(edition.title() + ": " + transcript.outcomes().size() + " of " + Step.ALL.size()
                    + " commands were answered");
            return complaints;
        }
        for (int i = 0; i < Step.ALL.size(); i++) {
            Step step = Step.ALL.get(i);
            Outcome outcome = transcript.outcomes().get(i);
            String where = edition.title() + ", step " + (i + 1) + " (" + step.command + "): ";
            expect(complaints, where + "SELECTs", step.selects(edition.cached()), outcome.selects());
            expect(complaints, where + "writes", step.writes, outcome.writes());
            expect(complaints, where + "answer", step.answer, outcome.answer());
        }
        return complaints;
    }

    private static void expect(List<String> complaints, String what, Object promised, Object seen) {
        if (!promised.equals(seen)) {
            complaints.add(what + ": promised " + promised + ", seen " + seen);
        }
    }

    private Story() {}
}
