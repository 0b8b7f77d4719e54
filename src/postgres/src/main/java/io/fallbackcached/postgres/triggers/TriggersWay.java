package io.fallbackcached.postgres.triggers;

import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.feed.Way;
import java.sql.Connection;
import java.sql.SQLException;

/** Hears of writes by anyone from triggers; of tables that have none, from other agents only. Thread-safe. */
public final class TriggersWay implements Way {

    static final String COMMAND =
            "java -jar fallbackcached.jar triggers --print --url <JDBC URL> --user <owner of the tables>"
                    + " --driver <path to postgresql.jar>";

    private final Way listening;

    /** @param listening hears the notifications, whoever sends them */
    public TriggersWay(Way listening) {
        this.listening = listening;
    }

    @Override
    public String name() {
        return "triggers";
    }

    @Override
    public Source open(FeedSetup setup, Beats beats) throws SQLException, FeedUnavailable {
        requireSome(check(setup));
        Source heard = listening.open(setup, beats);
        try {
            // Again: by what is there once nothing goes unheard.
            return new TriggersSource(heard, setup, requireSome(check(setup)));
        } catch (SQLException | FeedUnavailable | RuntimeException | Error e) {
            heard.close();
            throw e;
        }
    }

    /** On a connection of its own, which is needed too seldom to be kept. */
    static TriggerCheck check(FeedSetup setup) throws SQLException, FeedUnavailable {
        Connection connection = FeedConnection.open(setup);
        try {
            return TriggerCheck.read(connection, TablePatterns.ALL);
        } finally {
            FeedConnection.close(connection);
        }
    }

    private static TriggerCheck requireSome(TriggerCheck check) throws FeedUnavailable {
        if (check.told().isEmpty()) {
            throw new FeedUnavailable(
                    "no table has FallbackCached's triggers; to get the SQL that installs them: " + COMMAND);
        }
        return check;
    }
}
