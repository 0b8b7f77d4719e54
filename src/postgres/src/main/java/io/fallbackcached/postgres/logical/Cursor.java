package io.fallbackcached.postgres.logical;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in the bytes of a line. Every encoding that a server can have keeps ASCII to itself, so that what is looked for can be
 * found without decoding. Used by one thread.
 */
final class Cursor {

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int at;
    private int end;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void over(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            bytes = buffer.array();
            at = buffer.arrayOffset() + buffer.position();
            end = at + buffer.remaining();
        } else {
            bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            at = 0;
            end = bytes.length;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    boolean isAtEnd() {
        return at == end;
    }

    boolean isAt(char ascii) {
        return at < end && bytes[at] == ascii;
    }

    boolean isAt(byte[] literal) {
        return Arrays.equals(bytes, at, Math.min(end, at + literal.length), literal, 0, literal.length);
    }

    boolean skip(char ascii) {
        boolean there = isAt(ascii);
        if (there) {
            at++;
        }
        return there;
    }

    boolean skip(byte[] literal) {
        boolean there = isAt(literal);
        if (there) {
            at += literal.length;
        }
        return there;
    }

    /** An identifier as {@code quote_ident} writes it. */
    boolean skipName() {
        if (isAt('"')) {
            return skipQuoted('"');
        }
        int from = at;
        while (at < end && isPlain(bytes[at])) {
            at++;
        }
        return at > from;
    }

    /** The name of a type and the bracket after it; it may have brackets of its own, and quoted ones. */
    boolean skipType() {
        int depth = 1;
        while (at < end) {
            if (isAt('"')) {
                if (!skipQuoted('"')) {
                    return false;
                }
                continue;
            }
            byte here = bytes[at++];
            if (here == '[') {
                depth++;
            } else if (here == ']' && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** A literal: quoted, bits, or a word. */
    boolean skipValue() {
        if (isAt('\'')) {
            return skipQuoted('\'');
        }
        if (isAt('B') && at + 1 < end && bytes[at + 1] == '\'') {
            at++;
            return skipQuoted('\'');
        }
        int from = at;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at > from;
    }

    /** A number without sign; -1 if there is none. */
    long number() {
        int from = at;
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 18) {
            number = number * 10 + (bytes[at++] - '0');
        }
        return at > from ? number : -1;
    }

    private boolean skipQuoted(char quote) {
        at++;
        while (at < end) {
            if (bytes[at++] == quote && !skip(quote)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(byte here) {
        return (here >= 'a' && here <= 'z') || (here >= '0' && here <= '9') || here == '_';
    }
}
