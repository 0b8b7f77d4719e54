package io.fallbackcached.demo.nodes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed's scene came to: a row of the table, and what was not as promised. Not thread-safe. */
final class FeedResult {

    private final Feed feed;
    private final List<String> cells = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable String unavailable;

    FeedResult(Feed feed) {
        this.feed = feed;
    }

    /** Who heard of the next write, and how soon; or that nobody does. */
    void cell(String text) {
        cells.add(text);
    }

    void complain(String complaint) {
        complaints.add("feed " + feed.option() + ": " + complaint);
    }

    void unavailable(String why) {
        unavailable = why;
    }

    Feed feed() {
        return feed;
    }

    /** One for each kind of write, in the scene's order. */
    List<String> cells() {
        return cells;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Why there was no such scene; null if there was. */
    @Nullable
    String whyUnavailable() {
        return unavailable;
    }
}
