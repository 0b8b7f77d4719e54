package io.fallbackcached.core.options;

import io.fallbackcached.core.rules.NearestName;
import io.fallbackcached.core.rules.PackageName;
import io.fallbackcached.core.watch.FeedSettings;
import java.io.File;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an option's value means. */
final class OptionValues {

    private static final List<String> FLAGS = List.of("true", "false");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long MOST = 1L << 30;

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
        throw new BadOptionException("'" + text + "' is no log level", nearest(text, levels()));
    }

    static Optional<File> file(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new File(text));
    }

    static List<File> files(String text) {
        List<File> files = new ArrayList<>();
        for (String item : items(text)) {
            files.add(new File(item));
        }
        return Collections.unmodifiableList(files);
    }

    static List<String> packages(String text) throws BadOptionException {
        List<String> packages = items(text);
        for (String name : packages) {
            if (!PackageName.isValid(name)) {
                throw new BadOptionException("'" + name + "' is no package", PackageName.suggestion(name));
            }
        }
        return packages;
    }

    static FeedSettings.Kind feed(String text) throws BadOptionException {
        for (FeedSettings.Kind kind : FeedSettings.Kind.values()) {
            if (written(kind).equals(text)) {
                return kind;
            }
        }
        throw new BadOptionException("'" + text + "' is no feed", nearest(text, feeds()));
    }

    static Duration duration(String text) throws BadOptionException {
        try {
            // the default of the one option there is, without the regular expressions that parsing begins with
            Duration duration = text.equals("PT5S") ? Duration.ofSeconds(5) : Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
            throw new BadOptionException("'" + text + "' is less than a second or more than an hour", "write PT5S");
        } catch (DateTimeParseException e) {
            throw new BadOptionException("'" + text + "' is no duration", "write PT5S for five seconds");
        }
    }

    static Long count(String text) throws BadOptionException {
        try {
            long count = Long.parseLong(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
            throw new BadOptionException("'" + text + "' is less than 1 or more than " + MOST, "");
        } catch (NumberFormatException e) {
            throw new BadOptionException("'" + text + "' is not a whole number", "");
        }
    }

    private static String written(FeedSettings.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> levels() {
        return Stream.of(LogLevel.values()).map(LogLevel::written).collect(Collectors.toUnmodifiableList());
    }

    private static List<String> feeds() {
        return Stream.of(FeedSettings.Kind.values())
                .map(OptionValues::written)
                .collect(Collectors.toUnmodifiableList());
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(";", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return Collections.unmodifiableList(items);
    }

    private static String nearest(String text, List<String> known) {
        String nearest = NearestName.suggestion(text, known);
        return nearest.isEmpty() ? "write " + String.join(" or ", known) : nearest;
    }
}
