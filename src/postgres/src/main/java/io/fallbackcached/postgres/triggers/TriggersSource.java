package io.fallbackcached.postgres.triggers;

import io.fallbackcached.core.report.AgentLog;
import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Listens as another source does, and knows which tables have triggers. Used by one thread but for the coverage. */
final class TriggersSource implements Source {

    private static final int BEATS_BETWEEN_CHECKS = 30;

    private final Source heard;
    private final FeedSetup setup;
    private final Set<String> reported = new TreeSet<>();
    private volatile Set<String> told;
    private int beats;

    TriggersSource(Source heard, FeedSetup setup, TriggerCheck check) {
        this.heard = heard;
        this.setup = setup;
        this.told = check.told();
        report(check);
    }

    @Override
    public void poll() throws SQLException {
        heard.poll();
    }

    @Override
    public void beat(long number) throws SQLException {
        heard.beat(number);
        if (++beats % BEATS_BETWEEN_CHECKS == 0) {
            checkAgain();
        }
    }

    @Override
    public String coverageOf(String table) {
        return told.contains(table) ? "any writer (trigger)" : "agents only: no trigger installed";
    }

    @Override
    public Running running() throws SQLException {
        return heard.running();
    }

    @Override
    public void close() {
        heard.close();
    }

    /** @throws SQLException if there are no triggers any more */
    private void checkAgain() throws SQLException {
        TriggerCheck check;
        try {
            check = TriggersWay.check(setup);
        } catch (SQLException | FeedUnavailable e) {
            AgentLog.LOG.debug("cannot check the triggers; the next check may", e);
            return;
        }
        told = check.told();
        if (told.isEmpty()) {
            throw new SQLException("FallbackCached's triggers have been removed");
        }
        report(check);
    }

    /** Each table once, for as long as it stays without. */
    private void report(TriggerCheck check) {
        Set<String> untold = check.untold();
        reported.retainAll(untold);
        Set<String> news = new TreeSet<>(untold);
        news.removeAll(reported);
        if (!news.isEmpty()) {
            AgentLog.LOG.warn(
                    "{} of {} tables lack FallbackCached's triggers, so that writes by others than agents go unheard: {}."
                            + " To get the SQL that installs them: {}",
                    untold.size(),
                    check.findings().size(),
                    some(news),
                    TriggersWay.COMMAND);
            reported.addAll(news);
        }
    }

    private static String some(Set<String> tables) {
        int most = 5;
        String named = tables.stream()
                .limit(most)
                .map(Quoted::oneLine)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return tables.size() > most ? named + " and " + (tables.size() - most) + " more" : named;
    }
}
