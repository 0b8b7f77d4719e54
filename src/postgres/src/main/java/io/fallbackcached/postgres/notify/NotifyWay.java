package io.fallbackcached.postgres.notify;

import io.fallbackcached.jdbc.feed.FeedSetup;
import io.fallbackcached.postgres.feed.Beats;
import io.fallbackcached.postgres.feed.FeedConnection;
import io.fallbackcached.postgres.feed.FeedUnavailable;
import io.fallbackcached.postgres.feed.Source;
import io.fallbackcached.postgres.feed.Way;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Agents tell each other what they write: needs no privilege and changes no schema, but nobody else's writes are heard. */
public final class NotifyWay implements Way {

    private final Teller teller;

    /** @param teller that tells what this JVM writes */
    public NotifyWay(Teller teller) {
        this.teller = teller;
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Source open(FeedSetup setup, Beats beats) throws SQLException, FeedUnavailable {
        Connection control = FeedConnection.open(setup);
        boolean sound = false;
        try {
            Presence.listening(control);
            listen(control);
            NotifySource source = new NotifySource(control, setup, beats, teller);
            source.awaitEcho(setup.settings().silenceLimit());
            Presence.awaitTellers(control);
            source.keepQuiet();
            sound = true;
            return source;
        } finally {
            if (!sound) {
                FeedConnection.close(control);
            }
        }
    }

    private static void listen(Connection control) throws SQLException {
        try (Statement statement = control.createStatement()) {
            statement.execute("LISTEN " + MessageText.CHANNEL);
        }
    }
}
