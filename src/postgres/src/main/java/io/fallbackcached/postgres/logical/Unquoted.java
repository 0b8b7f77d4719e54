package io.fallbackcached.postgres.logical;

import org.jspecify.annotations.Nullable;

/** What stands between quotes, inside of which each quote is doubled; or stands there without any. */
final class Unquoted {

    private Unquoted() {}

    static boolean equal(byte[] bytes, int from, int to, char quote, byte[] expected) {
        boolean quoted = bytes[from] == quote;
        int at = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        if (end - at < expected.length) {
            return false;
        }
        for (byte wanted : expected) {
            if (at >= end || bytes[at] != wanted) {
                return false;
            }
            at += quoted && wanted == quote ? 2 : 1;
        }
        return at == end;
    }

    /** Null if it cannot be decoded. */
    static @Nullable String text(byte[] bytes, int from, int to, char quote, ServerEncoding encoding) {
        boolean quoted = bytes[from] == quote;
        int at = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        String text = encoding.text(bytes, at, end - at);
        if (text == null || !quoted || text.indexOf(quote) < 0) {
            return text;
        }
        String one = String.valueOf(quote);
        return text.replace(one + one, one);
    }
}
