package io.fallbackcached.core.rules.file;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ISO-8601 durations, and knows what people write instead. */
final class Durations {

    /** Within what a long counts in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern SHORTHAND = Pattern.compile("(\\d{1,9})\\s*([a-z]*)");

    private Durations() {}

    static Duration read(YamlValue value) throws BadValueException {
        String text = value.text();
        Duration duration = parsed(value, text);
        if (duration.isZero() || duration.isNegative()) {
            throw value.bad("'" + value.key() + "' must be longer than zero, found '" + text + "'", "");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw value.bad("'" + value.key() + "' is longer than a hundred years", "");
        }
        return duration;
    }

    private static Duration parsed(YamlValue value, String text) throws BadValueException {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw value.bad("'" + text + "' is not an ISO-8601 duration", suggestion(text));
        }
    }

    private static String suggestion(String text) {
        Matcher shorthand = SHORTHAND.matcher(text.toLowerCase(Locale.ROOT));
        if (shorthand.matches()) {
            long number = Long.parseLong(shorthand.group(1));
            switch (shorthand.group(2)) {
                case "ms":
                case "millis":
                    return write(Duration.ofMillis(number));
                case "s":
                case "sec":
                case "second":
                case "seconds":
                    return write(Duration.ofSeconds(number));
                case "m":
                case "min":
                case "minute":
                case "minutes":
                    return write(Duration.ofMinutes(number));
                case "h":
                case "hour":
                case "hours":
                    return write(Duration.ofHours(number));
                case "d":
                case "day":
                case "days":
                    return write(Duration.ofDays(number));
                default:
            }
        }
        return "write PT10M for ten minutes";
    }

    private static String write(Duration duration) {
        return "write " + duration;
    }
}
