package io.fallbackcached.postgres.triggers;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which tables are meant: names, or schemas and names, with {@code *} for any characters. Immutable. */
public final class TablePatterns {

    public static final TablePatterns ALL = new TablePatterns(List.of());

    private final List<Pattern> patterns;

    private TablePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** @param patterns as {@code orders}, {@code shop.*}, {@code *.audit_*}; none means all tables */
    public static TablePatterns of(List<String> patterns) {
        return new TablePatterns(
                patterns.stream().map(TablePatterns::compiled).collect(Collectors.toUnmodifiableList()));
    }

    boolean areAll() {
        return patterns.isEmpty();
    }

    boolean match(String schema, String name) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()
                                || pattern.matcher(schema + "." + name).matches());
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(Pattern.quote(pattern.trim()).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
