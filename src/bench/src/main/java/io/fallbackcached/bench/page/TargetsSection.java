package io.fallbackcached.bench.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What had been asked for, and whether it was reached. */
final class TargetsSection {

    private final List<Target> targets;
    private final List<SuiteRun> runs;

    TargetsSection(List<Target> targets, List<SuiteRun> runs) {
        this.targets = targets;
        this.runs = runs;
    }

    List<String> table(String suite) {
        List<Target> chosen = targets.stream()
                .filter(target -> suite.isEmpty() || target.suite().equals(suite))
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        SortedSet<Integer> releases = new TreeSet<>();
        runs.forEach(run -> releases.add(run.release()));
        StringBuilder names = new StringBuilder("| target |");
        StringBuilder rule = new StringBuilder("|---|");
        releases.forEach(release -> {
            names.append(" JDK ").append(release).append(" |");
            rule.append("---|");
        });
        List<String> lines = new ArrayList<>(List.of(names.toString(), rule.toString()));
        for (Target target : chosen) {
            StringBuilder row = new StringBuilder("| " + target.claim() + " |");
            releases.forEach(
                    release -> row.append(' ').append(text(target, release)).append(" |"));
            lines.add(row.toString());
        }
        return lines;
    }

    List<String> missed() {
        List<String> lines = new ArrayList<>();
        for (Target target : targets) {
            for (SuiteRun run : runs) {
                if (run.suite().equals(target.suite())) {
                    Verdict verdict = Verdict.of(target, Comparison.of(run.figures()));
                    if (verdict.isMeasured() && !verdict.isMet()) {
                        String where = verdict.scenario().isEmpty() ? "" : ", in “" + verdict.scenario() + "”";
                        lines.add("- JDK " + run.release() + ": " + target.claim() + " – " + verdict.text() + where);
                    }
                }
            }
        }
        return lines;
    }

    private String text(Target target, int release) {
        Optional<SuiteRun> run = runs.stream()
                .filter(one -> one.release() == release && one.suite().equals(target.suite()))
                .findFirst();
        return run.map(one -> Verdict.of(target, Comparison.of(one.figures())).text())
                .orElse("not measured");
    }
}
