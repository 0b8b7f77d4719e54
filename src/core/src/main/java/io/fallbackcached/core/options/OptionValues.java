package io.fallbackcached.core.options;

import io.fallbackcached.core.rules.NearestName;
import io.fallbackcached.core.rules.PackageName;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an option's value means. */
final class OptionValues {

    private static final List<String> FLAGS = List.of("true", "false");
    private static final List<String> LEVELS =
            Stream.of(LogLevel.values()).map(LogLevel::written).collect(Collectors.toUnmodifiableList());

    private OptionValues() {}

    static Boolean flag(String text) throws BadOptionException {
        if (!FLAGS.contains(text)) {
            throw new BadOptionException("'" + text + "' is neither true nor false", nearest(text, FLAGS));
        }
        return Boolean.valueOf(text);
    }

    static LogLevel level(String text) throws BadOptionException {
        for (LogLevel level : LogLevel.values()) {
            if (level.written().equals(text)) {
                return level;
            }
        }
        throw new BadOptionException("'" + text + "' is no log level", nearest(text, LEVELS));
    }

    static Optional<File> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new File(text));
    }

    static List<File> files(String text) {
        return items(text).map(File::new).collect(Collectors.toUnmodifiableList());
    }

    static List<String> packages(String text) throws BadOptionException {
        List<String> packages = items(text).collect(Collectors.toUnmodifiableList());
        for (String name : packages) {
            if (!PackageName.isValid(name)) {
                throw new BadOptionException("'" + name + "' is no package", PackageName.suggestion(name));
            }
        }
        return packages;
    }

    private static Stream<String> items(String text) {
        return Stream.of(text.split(";", -1)).map(String::strip).filter(item -> !item.isEmpty());
    }

    private static String nearest(String text, List<String> known) {
        String nearest = NearestName.suggestion(text, known);
        return nearest.isEmpty() ? "write " + String.join(" or ", known) : nearest;
    }
}
