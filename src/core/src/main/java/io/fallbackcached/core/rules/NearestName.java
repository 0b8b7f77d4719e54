package io.fallbackcached.core.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant by a name that is not known. */
public final class NearestName {

    private NearestName() {}

    /**
     * The known name with the fewest edits from the written one, the first of several; empty if none is close enough to
     * be a misspelling. Upper and lower case count as equal.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        String nearest = "";
        int fewest = mostEdits(written) + 1;
        for (String name : known) {
            int edits = edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                nearest = name;
                fewest = edits;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** As {@link #to}, phrased for {@link Diagnostic#suggestion()}; empty if nothing is near. */
    public static String suggestion(String written, Collection<String> known) {
        return to(written, known).map(name -> "did you mean '" + name + "'?").orElse("");
    }

    private static int mostEdits(String written) {
        return Math.min(Math.max(2, written.length() / 3), written.length() - 1);
    }

    /** Levenshtein's distance, row by row. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
