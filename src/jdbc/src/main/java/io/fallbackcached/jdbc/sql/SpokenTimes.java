package io.fallbackcached.jdbc.sql;

import java.util.Locale;
import java.util.Set;

/** Literals that PostgreSQL takes for the present when a date or a time is wanted: {@code 'now'}, {@code 'today 12:00'}. */
public final class SpokenTimes {

    private static final Set<String> WORDS = Set.of("now", "today", "tomorrow", "yesterday");

    private SpokenTimes() {}

    /** @param literal its content, without quotes */
    public static boolean isOne(String literal) {
        String text = literal.trim().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return WORDS.contains(text.substring(0, end));
    }
}
