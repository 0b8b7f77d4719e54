package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.NearestName;
import io.fallbackcached.core.rules.PackageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a key's value means. */
final class Values {

    private Values() {}

    static boolean flag(YamlValue value) throws BadValueException {
        String text = value.text();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true":
                return true;
            case "false":
                return false;
            case "yes":
            case "on":
                throw notTrueOrFalse(value, text, "write true");
            case "no":
            case "off":
                throw notTrueOrFalse(value, text, "write false");
            default:
                throw notTrueOrFalse(value, text, NearestName.suggestion(text, List.of("true", "false")));
        }
    }

    /** Null for ever. */
    static @Nullable Duration durationOrNever(YamlValue value) throws BadValueException {
        return value.text().equals("never") ? null : Durations.read(value);
    }

    static long count(YamlValue value) throws BadValueException {
        String text = value.text();
        try {
            long count = Long.parseLong(text);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw notCounted(value, text);
        }
        throw value.bad("'" + value.key() + "' must be 1 or more, found " + text, "");
    }

    private static BadValueException notCounted(YamlValue value, String text) {
        if (Forms.DIGITS.matcher(text).matches()) {
            return value.bad("'" + text + "' is too large", "");
        }
        String suggestion = Forms.GROUPED.matcher(text).matches() ? "write " + text.replaceAll("\\D", "") : "";
        return value.bad("'" + text + "' is not a whole number", suggestion);
    }

    /** A share of one, from a percentage. */
    static double share(YamlValue value) throws BadValueException {
        String text = value.text();
        Matcher percent = Forms.PERCENT.matcher(text);
        if (!percent.matches()) {
            throw value.bad("'" + text + "' is not a percentage", percentSuggestion(text));
        }
        double share = Double.parseDouble(percent.group(1)) / 100;
        if (share > 0.5) {
            throw value.bad("'" + value.key() + "' is " + text + ", more than 50%", "write 50% or less");
        }
        return share;
    }

    static <E extends Enum<E>> E constant(YamlValue value, Class<E> type) throws BadValueException {
        String text = value.text();
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        List<String> names = constants.stream().map(Values::written).collect(Collectors.toUnmodifiableList());
        String nearest = NearestName.suggestion(text, names);
        throw value.bad(
                "'" + text + "' is no value of '" + value.key() + "'",
                nearest.isEmpty() ? "write " + String.join(" or ", names) : nearest);
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<String> parameters(YamlValue value) throws BadValueException {
        List<String> parameters = new ArrayList<>();
        for (YamlValue item : value.list()) {
            String parameter = item.text();
            if (!Forms.PARAMETER.matcher(parameter).matches()) {
                throw item.bad(
                        "'" + parameter + "' is neither an index nor a name of a parameter",
                        "write an index, counted from 0, or a name");
            }
            parameters.add(parameter);
        }
        if (parameters.isEmpty()) {
            throw value.bad("'" + value.key() + "' is an empty list", "leave it out to use all parameters");
        }
        return parameters;
    }

    static List<String> tables(YamlValue value) throws BadValueException {
        List<String> tables = new ArrayList<>();
        for (YamlValue item : value.list()) {
            String table = item.text();
            if (!Forms.TABLE.matcher(table).matches()) {
                throw item.bad("'" + table + "' is no table", "write its name, as orders or shop.orders");
            }
            tables.add(table);
        }
        if (tables.isEmpty()) {
            throw value.bad("'" + value.key() + "' is an empty list", "leave it out to go by the statements seen");
        }
        return tables;
    }

    static String method(YamlValue value) throws BadValueException {
        String text = value.text();
        if (Forms.METHOD.matcher(text).matches()) {
            return text;
        }
        Matcher dotted = Forms.DOTTED_METHOD.matcher(text);
        throw value.bad(
                "'" + text + "' names no method",
                "write " + (dotted.matches() ? dotted.group(1) + "::" + dotted.group(2) : "com.acme.Type::method"));
    }

    static List<String> packages(YamlValue value, Mistakes mistakes) throws BadValueException {
        List<String> packages = new ArrayList<>();
        for (YamlValue item : value.list()) {
            try {
                packages.add(packageName(item));
            } catch (BadValueException e) {
                mistakes.error(e);
            }
        }
        return packages;
    }

    private static String packageName(YamlValue item) throws BadValueException {
        String text = item.text();
        if (!PackageName.isValid(text)) {
            throw item.bad("'" + text + "' is no package", PackageName.suggestion(text));
        }
        return text;
    }

    private static String percentSuggestion(String text) {
        if (Forms.SHARE.matcher(text).matches()) {
            return "write " + Math.round(Double.parseDouble(text) * 100) + "%";
        }
        return Forms.NUMBER.matcher(text).matches() ? "write " + text + "%" : "write 10%";
    }

    private static BadValueException notTrueOrFalse(YamlValue value, String text, String suggestion) {
        return value.bad("'" + text + "' is neither true nor false", suggestion);
    }

    /** Compiled once one of them is needed: ordinary files do without. */
    private static final class Forms {
        static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d+)?)\\s*%");
        static final Pattern SHARE = Pattern.compile("0?\\.\\d+");
        static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
        static final Pattern DIGITS = Pattern.compile("\\d+");
        static final Pattern GROUPED = Pattern.compile("\\d{1,3}([_,.' ]?\\d{3})*");
        static final Pattern PARAMETER =
                Pattern.compile("\\d{1,3}|\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
        static final Pattern TABLE = Pattern.compile("[^\\s.;,]+(\\.[^\\s.;,]+)?");
        static final Pattern METHOD =
                Pattern.compile("([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*::)?"
                        + "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
        static final Pattern DOTTED_METHOD =
                Pattern.compile("([\\p{javaJavaIdentifierPart}.]+)[.#](\\p{javaJavaIdentifierPart}+)(\\(.*\\))?");
    }
}
