package io.fallbackcached.demo.nodes;

import java.util.List;
import java.util.Locale;

/** The feeds, one below the other: a row a feed, a column a write. */
final class FeedTable {

    static String of(List<FeedResult> results) {
        StringBuilder table = new StringBuilder(
                "ms from when a write had returned until the others had answered fresh (the look-up included)\n");
        row(table, "feed", "node A, by another DAO", "node B, by plain JDBC", "psql (plain JDBC)");
        for (FeedResult result : results) {
            String why = result.whyUnavailable();
            if (why == null) {
                List<String> cells = result.cells();
                row(table, result.feed().option(), cells.get(0), cells.get(1), cells.get(2));
            } else {
                table.append(String.format(
                        Locale.ROOT, "%-11s not available: %s%n", result.feed().option(), why));
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String feed, String first, String second, String third) {
        table.append(String.format(Locale.ROOT, "%-11s %-27s %-27s %s%n", feed, first, second, third));
    }

    private FeedTable() {}
}
