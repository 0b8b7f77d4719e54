package io.fallbackcached.postgres.triggers;

import java.util.List;
import java.util.stream.Collectors;

/** The SQL that says the key of a row {@code r} as a message does. It is null for keys that cannot be told. */
final class KeyExpression {

    private KeyExpression() {}

    static String of(List<String> columns) {
        return columns.stream()
                .map(column -> Quoted.literal("\t" + escaped(column) + "\t") + " ||"
                        + SqlText.of("key-value")
                                .replace("@column@", Quoted.name(column))
                                .stripTrailing())
                .collect(Collectors.joining(" ||\n                    ", "'" + columns.size() + "' || ", ""));
    }

    /** As in the text format of COPY. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
