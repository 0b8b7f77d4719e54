package io.fallbackcached.jdbc.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a failure after which there is no connection any more: what became of its transaction, nobody knows. */
final class LostConnection {

    private LostConnection() {}

    static boolean isMeantBy(@Nullable Throwable failure) {
        String state = failure instanceof SQLException ? ((SQLException) failure).getSQLState() : null;
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
