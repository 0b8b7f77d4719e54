package io.fallbackcached.postgres.logical;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns that a line says of one row, by their places in it. Reused for row after row; used by one thread. */
final class Tuple {

    private static final byte[] NO_DATA = Cursor.ascii(" (no-tuple-data)");
    private static final byte[] NEW_TUPLE = Cursor.ascii(" new-tuple:");
    private static final byte[] NULL = Cursor.ascii("null");
    private static final byte[] UNCHANGED = Cursor.ascii("unchanged-toast-datum");

    private byte[] bytes = {};
    private int[] places = new int[64];
    private int size;
    private boolean told;

    /** Whether anything is said of the row. */
    boolean isTold() {
        return told;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        told = false;
    }

    /** @return false if what stands there is not understood */
    boolean read(Cursor line) {
        clear();
        bytes = line.bytes();
        if (line.skip(NO_DATA)) {
            return true;
        }
        told = true;
        while (!line.isAtEnd() && !line.isAt(NEW_TUPLE)) {
            if (!readColumn(line)) {
                return false;
            }
        }
        return true;
    }

    private boolean readColumn(Cursor line) {
        if (!line.skip(' ')) {
            return false;
        }
        int name = line.at();
        if (!line.skipName()) {
            return false;
        }
        int nameEnd = line.at();
        if (!line.skip('[') || !line.skipType() || !line.skip(':')) {
            return false;
        }
        int value = line.at();
        if (!line.skipValue()) {
            return false;
        }
        add(name, nameEnd, value, line.at());
        return true;
    }

    private void add(int name, int nameEnd, int value, int valueEnd) {
        int at = size * 4;
        if (at == places.length) {
            places = Arrays.copyOf(places, at * 2);
        }
        places[at] = name;
        places[at + 1] = nameEnd;
        places[at + 2] = value;
        places[at + 3] = valueEnd;
        size++;
    }

    /** Whether that is the column's name. */
    boolean isNamed(int column, byte[] name) {
        return Unquoted.equal(bytes, places[column * 4], places[column * 4 + 1], '"', name);
    }

    boolean isNull(int column) {
        return isWord(column, NULL);
    }

    /** Whether the value is stored elsewhere and has stayed what it was. */
    boolean isUnchanged(int column) {
        return isWord(column, UNCHANGED);
    }

    boolean isSame(int column, Tuple other, int otherColumn) {
        return Arrays.equals(
                bytes,
                places[column * 4 + 2],
                places[column * 4 + 3],
                other.bytes,
                other.places[otherColumn * 4 + 2],
                other.places[otherColumn * 4 + 3]);
    }

    /** The value of an integer column; null if it has none. */
    @Nullable
    Long integer(int column) {
        int at = places[column * 4 + 2];
        int end = places[column * 4 + 3];
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at == end || end - at > 19) {
            return null;
        }
        // Negative throughout: there is one more of them.
        long number = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 - digit;
        }
        if (number > 0 || (!negative && number == Long.MIN_VALUE)) {
            return null;
        }
        return negative ? number : -number;
    }

    /** The value of a column that is quoted; null if it is not, or cannot be decoded. */
    @Nullable
    String text(int column, ServerEncoding encoding) {
        int at = places[column * 4 + 2];
        int end = places[column * 4 + 3];
        return bytes[at] == '\'' ? Unquoted.text(bytes, at, end, '\'', encoding) : null;
    }

    /** The value of a column of that type; null if it has none. */
    @Nullable
    UUID uuid(int column, ServerEncoding encoding) {
        String text = text(column, encoding);
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isWord(int column, byte[] word) {
        return Arrays.equals(bytes, places[column * 4 + 2], places[column * 4 + 3], word, 0, word.length);
    }
}
