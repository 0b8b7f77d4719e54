package io.fallbackcached.core.rules.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of rules read so far, over all files. Not thread-safe. */
final class RuleNames {

    private final Map<String, String> locations = new HashMap<>();

    /** Where the rule stands that has the name already; empty if the name was free. */
    Optional<String> claim(String name, String location) {
        return Optional.ofNullable(locations.putIfAbsent(name, location));
    }
}
