package io.fallbackcached.core.rules;

import java.util.regex.Pattern;

/** The names that the {@code packages} of a rules file and of the options may list. */
public final class PackageName {

    private static final String PART = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern NAME = Pattern.compile(PART + "(\\." + PART + ")*");
    private static final Pattern WILDCARDS = Pattern.compile("[.*+]+$");

    private PackageName() {}

    public static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }

    /** What to write instead of a text that is not valid, phrased for {@link Diagnostic#suggestion()}. */
    public static String suggestion(String text) {
        String bare = WILDCARDS.matcher(text).replaceFirst("");
        return "write " + (isValid(bare) ? bare : "com.acme") + "; the packages below it are included";
    }
}
