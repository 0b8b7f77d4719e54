package io.fallbackcached.bench.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was noted of the machine, the versions and the moments while measuring. */
final class MachineSection {

    private static final Set<String> OF_THE_MOMENT =
            Set.of("begin", "end", "load at begin", "load at end", "command", "quick", "JDK");

    private MachineSection() {}

    static List<String> lines(List<SuiteRun> runs) {
        Map<String, Set<String>> facts = new LinkedHashMap<>();
        facts.put("date", new TreeSet<>());
        facts.put("JDK", new TreeSet<>());
        facts.put("command", new TreeSet<>());
        for (SuiteRun run : runs) {
            facts.get("date").add(run.facts().of("begin").replaceAll("T.*", ""));
            facts.get("JDK").add(run.facts().of("JDK"));
            facts.get("command").add("`" + run.facts().of("command") + "`");
            run.facts().all().forEach((name, fact) -> {
                if (!OF_THE_MOMENT.contains(name)) {
                    facts.computeIfAbsent(name, unused -> new TreeSet<>()).add(fact);
                }
            });
        }
        List<String> lines = new ArrayList<>(List.of("| | |", "|---|---|"));
        facts.forEach((name, all) -> lines.add("| " + name + " | " + String.join("; ", all) + " |"));
        return lines;
    }

    /** When a suite ran, and what else the machine did: its load without a suite would be near nothing. */
    static String moment(SuiteRun run) {
        return "JDK " + run.release() + ": " + run.facts().of("begin") + " to "
                + run.facts().of("end") + ", load "
                + run.facts().of("load at begin") + " at the beginning and "
                + run.facts().of("load at end") + " at the end"
                + (run.isQuick() ? " (**a quick run: these figures mean nothing**)" : "");
    }
}
