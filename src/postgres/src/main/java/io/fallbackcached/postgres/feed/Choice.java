package io.fallbackcached.postgres.feed;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the strongest way that can be had. Used by one thread, but for its text. */
final class Choice {

    private final List<Way> ways;
    private final boolean isAsked;
    private volatile String reasons = "";
    private String told = "";
    private volatile String name = "";

    /**
     * @param ways the strongest first
     * @param isAsked whether the user has asked for the first of them
     */
    Choice(List<Way> ways, boolean isAsked) {
        this.ways = List.copyOf(ways);
        this.isAsked = isAsked;
    }

    /**
     * Establishes one.
     *
     * @return null if none can be had as things are
     * @throws SQLException if one that could be had cannot be had just now
     */
    @Nullable
    Source open(FeedSetup setup, Beats beats) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Way way : ways) {
            try {
                Source source = way.open(setup, beats);
                name = way.name();
                reasons(missing);
                return source;
            } catch (FeedUnavailable e) {
                missing.add(way.name() + ": " + e.getMessage());
            }
        }
        name = "none";
        reasons(missing);
        return null;
    }

    /** Which, and why no stronger one; for people. */
    @Override
    public String toString() {
        return "feed " + name + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private void reasons(List<String> missing) {
        reasons = String.join("; ", missing);
        if (!reasons.equals(told) && (isAsked || name.equals("none"))) {
            missing.forEach(reason -> LOG.warn("a feed cannot be had: {}", reason));
        }
        told = reasons;
    }
}
