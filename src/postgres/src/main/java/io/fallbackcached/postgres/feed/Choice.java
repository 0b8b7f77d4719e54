package io.fallbackcached.postgres.feed;

import static io.fallbackcached.core.report.AgentLog.LOG;

import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the strongest way that can be had. One that was had before is waited for: a slot may take a while to be free again after
 * a connection broke, and who relies on hearing everybody must not hear less without notice. Used by one thread, but for its texts.
 */
final class Choice {

    private static final String NONE = "none";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Way> ways;
    private final boolean isAsked;
    private final long patience;
    private volatile String reasons = "";
    private volatile String name = "";
    private String told = "";
    private @Nullable Way had;
    private boolean isMissed;
    private long missedSince;

    /**
     * @param ways the strongest first
     * @param isAsked whether the user has asked for the first of them
     */
    Choice(List<Way> ways, boolean isAsked) {
        this(ways, isAsked, PATIENCE);
    }

    /** @param patience how long to wait for one that was had before */
    Choice(List<Way> ways, boolean isAsked, Duration patience) {
        this.ways = List.copyOf(ways);
        this.isAsked = isAsked;
        this.patience = patience.toNanos();
    }

    /**
     * Establishes one.
     *
     * @return null if none can be had as things are
     * @throws SQLException if one that could be had cannot be had just now
     */
    @Nullable
    Source open(FeedSetup setup, Beats beats) throws SQLException {
        Map<String, String> missing = new LinkedHashMap<>();
        for (Way way : ways) {
            try {
                Source source = way.open(setup, beats);
                chosen(way.name(), missing);
                isMissed &= way != had;
                had = way;
                return source;
            } catch (FeedUnavailable | SQLFeatureNotSupportedException e) {
                missing.merge(OneLine.of(e), way.name(), (all, one) -> all + ", " + one);
                if (way == had) {
                    missed(OneLine.of(e));
                }
            }
        }
        chosen(NONE, missing);
        return null;
    }

    /** Says which it is: with a warning and what to do, once, if it is not what it should be. */
    void announce(Object database) {
        boolean worse = !reasons.isEmpty() && (isAsked || isMissed || name.equals(NONE));
        if (!worse) {
            LOG.info("{}: {}", database, this);
        } else if (reasons.equals(told)) {
            LOG.info("{}: {}", database, feed());
        } else {
            told = reasons;
            LOG.warn("{}: {}{}: {}", database, feed(), instead(), reasons);
        }
    }

    private String instead() {
        if (name.equals(NONE)) {
            return ", so writes by other processes are not seen";
        }
        return isAsked ? " instead of what was asked for" : " instead of a stronger one that there was";
    }

    /** Which, for people. */
    String feed() {
        return name.isEmpty() ? "feed" : "feed " + name;
    }

    /** Why no stronger one; empty if it is the strongest. */
    String reasons() {
        return reasons;
    }

    /** Which, and why no stronger one; for people. */
    @Override
    public String toString() {
        return feed() + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    /** @throws SQLException as long as it may come back */
    private void missed(String why) throws SQLException {
        if (!isMissed) {
            isMissed = true;
            missedSince = System.nanoTime();
        }
        if (System.nanoTime() - missedSince < patience) {
            throw new SQLException("it cannot be had again yet: " + why);
        }
    }

    /** @param missing by what is said of them, the ways of which it is said */
    private void chosen(String chosen, Map<String, String> missing) {
        name = chosen;
        reasons = missing.entrySet().stream()
                .map(reason -> reason.getValue() + ": " + reason.getKey())
                .collect(Collectors.joining("; "));
    }
}
