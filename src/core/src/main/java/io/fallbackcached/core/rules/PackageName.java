package io.fallbackcached.core.rules;

/** The names that the {@code packages} of a rules file and of the options may list. */
public final class PackageName {

    private static final String WILDCARDS = ".*+";

    private PackageName() {}

    public static boolean isValid(String text) {
        boolean begins = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (begins ? !Character.isJavaIdentifierStart(c) : c != '.' && !Character.isJavaIdentifierPart(c)) {
                return false;
            }
            begins = c == '.';
        }
        return !begins;
    }

    /** What to write instead of a text that is not valid, phrased for {@link Diagnostic#suggestion()}. */
    public static String suggestion(String text) {
        int end = text.length();
        while (end > 0 && WILDCARDS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = text.substring(0, end);
        return "write " + (isValid(bare) ? bare : "com.acme") + "; the packages below it are included";
    }
}
