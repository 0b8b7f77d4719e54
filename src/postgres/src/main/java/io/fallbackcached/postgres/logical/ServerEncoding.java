package io.fallbackcached.postgres.logical;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The encoding of a database: changes come in it, whatever the connection's is. Immutable. */
final class ServerEncoding {

    private final @Nullable Charset charset;

    /** @param name PostgreSQL's */
    ServerEncoding(String name) {
        switch (name) {
            case "UTF8":
            // Anything goes there. What the driver can read and write is this.
            case "SQL_ASCII":
                charset = StandardCharsets.UTF_8;
                break;
            case "LATIN1":
                charset = StandardCharsets.ISO_8859_1;
                break;
            default:
                charset = null;
        }
    }

    /** Null if it cannot be told what text that is. */
    @Nullable
    String text(byte[] bytes, int from, int length) {
        if (charset != null) {
            return new String(bytes, from, length, charset);
        }
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return null;
            }
        }
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }

    /** As it stands in the changes; of text that cannot be told, something that does not occur there. */
    byte[] bytes(String text) {
        if (charset != null) {
            return text.getBytes(charset);
        }
        boolean ascii = text.chars().allMatch(character -> character < 128);
        return ascii ? text.getBytes(StandardCharsets.US_ASCII) : new byte[] {0};
    }
}
