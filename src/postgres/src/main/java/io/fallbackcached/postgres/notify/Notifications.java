package io.fallbackcached.postgres.notify;

import io.fallbackcached.postgres.feed.Pgjdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that arrive on a connection, by the application's driver. Used by one thread. */
final class Notifications {

    private final Connection connection;
    private final Pgjdbc arrived;
    private @Nullable Pgjdbc text;

    Notifications(Connection connection) throws SQLException {
        this.connection = connection;
        this.arrived = Pgjdbc.method(connection, "org.postgresql.PGConnection", "getNotifications", int.class);
    }

    /** Waits for the first until then, at most; the driver looks a millisecond longer whether more come with it. */
    List<String> next(int millis) throws SQLException {
        Object[] notifications = (Object[]) arrived.call(connection, millis);
        List<String> texts = new ArrayList<>();
        if (notifications != null) {
            for (Object notification : notifications) {
                texts.add(String.valueOf(text(notification).call(notification)));
            }
        }
        return texts;
    }

    private Pgjdbc text(Object notification) throws SQLException {
        Pgjdbc known = text;
        if (known == null) {
            known = Pgjdbc.method(notification, "org.postgresql.PGNotification", "getParameter");
            text = known;
        }
        return known;
    }
}
