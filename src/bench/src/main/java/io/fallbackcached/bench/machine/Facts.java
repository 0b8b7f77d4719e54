package io.fallbackcached.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named facts about a run, in a text file beside its figures: a line for each. Immutable. */
public final class Facts {

    private static final String COLON = ": ";

    private final Map<String, String> byName;

    public Facts(Map<String, String> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** What was written before; nothing if there is no such file. */
    public static Facts read(Path file) throws IOException {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            int colon = line.indexOf(COLON);
            if (colon > 0) {
                byName.put(line.substring(0, colon), line.substring(colon + COLON.length()));
            }
        }
        return new Facts(byName);
    }

    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        byName.forEach((name, fact) -> lines.add(name + COLON + fact.replace('\n', ' ')));
        Files.write(file, lines);
    }

    /** The fact of that name, or a word that says it was not noted. */
    public String of(String name) {
        return byName.getOrDefault(name, "not noted");
    }

    public Map<String, String> all() {
        return byName;
    }
}
