package io.fallbackcached.postgres.logical;

import io.fallbackcached.postgres.feed.Beats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The marks that go into the server's log and come back with the changes. Used by one thread. */
final class BeatMessages {

    private static final String PREFIX = "fallbackcached";
    private static final byte[] PREFIX_BYTES = Cursor.ascii(PREFIX);

    private final Beats beats;
    private final ServerEncoding encoding;

    BeatMessages(Beats beats, ServerEncoding encoding) {
        this.beats = beats;
        this.encoding = encoding;
    }

    /** Part of a transaction, so that it comes after what was committed before. */
    void send(Connection control, long number) throws SQLException {
        try (PreparedStatement send =
                control.prepareStatement("SELECT pg_catalog.pg_logical_emit_message(true, ?, ?)")) {
            send.setString(1, PREFIX);
            send.setString(2, beats.sender() + " " + number);
            send.execute();
        }
    }

    /** Whether that is one of anybody's. */
    boolean heard(TestDecoding line) {
        String content = line.message(PREFIX_BYTES, encoding);
        if (content == null) {
            return false;
        }
        String own = beats.sender() + " ";
        if (content.startsWith(own)) {
            try {
                beats.returned(Long.parseLong(content.substring(own.length())));
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return true;
    }
}
