package io.fallbackcached.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the page says of a suite beside its figures: a text file among the resources, with a head of names and values, an
 * empty line, and prose. A suite without such a file gets a chapter without prose.
 *
 * @param references what the others are compared with: the first of these that was measured in a scenario
 * @param baselines variants that are no peers: whoever does more than nothing is slower than they are
 */
record Chapter(String suite, String title, List<String> references, Set<String> baselines, String prose) {

    /** The order of the page; suites that are not named here come last, by name. */
    static final List<String> ORDER =
            List.of("hit", "entity", "miss", "writes", "invalidation", "startup", "memory", "application");

    static Chapter of(String suite) throws IOException {
        try (InputStream in = Chapter.class.getResourceAsStream("chapter/" + suite + ".md")) {
            return in == null
                    ? new Chapter(suite, suite, List.of("none"), Set.of("none"), "")
                    : parse(suite, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Whether a variant is the agent, in some setting. */
    static boolean isOurs(String variant) {
        return variant.startsWith("ours");
    }

    boolean isPeer(String variant) {
        return !isOurs(variant) && !baselines.contains(variant);
    }

    static int place(String suite) {
        int place = ORDER.indexOf(suite);
        return place < 0 ? ORDER.size() : place;
    }

    private static Chapter parse(String suite, String text) {
        int empty = text.indexOf("\n\n");
        Map<String, String> head = new TreeMap<>();
        for (String line : text.substring(0, empty).lines().toList()) {
            int colon = line.indexOf(": ");
            head.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Chapter(
                suite,
                head.getOrDefault("title", suite),
                list(head.getOrDefault("references", "none")),
                Set.copyOf(list(head.getOrDefault("baselines", "none"))),
                text.substring(empty).strip());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    }
}
