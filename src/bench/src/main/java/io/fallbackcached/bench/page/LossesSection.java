package io.fallbackcached.bench.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every scenario in which a peer does better than we do; worked out from the figures, so that none can be left out. */
final class LossesSection {

    private final SortedSet<Integer> releases = new TreeSet<>();
    private final Map<List<String>, Map<Integer, Loss>> byWhat = new LinkedHashMap<>();

    /** @param chapters of the runs, in the same order */
    LossesSection(List<SuiteRun> runs, List<Chapter> chapters) {
        for (int i = 0; i < runs.size(); i++) {
            releases.add(runs.get(i).release());
            for (Loss loss : Loss.in(runs.get(i), chapters.get(i))) {
                byWhat.computeIfAbsent(loss.what(), unused -> new TreeMap<>()).put(loss.release(), loss);
            }
        }
    }

    List<String> lines() {
        if (byWhat.isEmpty()) {
            return List.of("No peer does better in any scenario that was measured.");
        }
        StringBuilder names = new StringBuilder("| scenario | unit | ours | peer |");
        StringBuilder rule = new StringBuilder("|---|---|---|---|");
        releases.forEach(release -> {
            names.append(" JDK ").append(release).append(": ours to peer |");
            rule.append("---:|");
        });
        List<String> lines = new ArrayList<>(List.of(names.toString(), rule.toString()));
        byWhat.forEach((what, byRelease) -> {
            StringBuilder row = new StringBuilder("| " + String.join(" | ", what) + " |");
            releases.forEach(release -> row.append(cell(byRelease.get(release))).append(" |"));
            lines.add(row.toString());
        });
        return lines;
    }

    private static String cell(@Nullable Loss loss) {
        return loss == null ? "" : " " + loss.ratio() + (loss.isApart() ? "" : ", spreads meet");
    }
}
