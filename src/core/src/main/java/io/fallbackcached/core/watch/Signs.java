package io.fallbackcached.core.watch;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Looks for texts in the constants of a class file. By hand and before anything else, because every class of the application
 * comes by here. Immutable.
 */
final class Signs {

    /** Bytes of each kind of constant behind its tag, by tag; texts are measured. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private static final int TEXT = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final byte[][] beginnings;

    /** By a text's first byte, whether any sign begins so: nearly no text gets past this. */
    private final boolean[] first = new boolean[128];

    private int shortest = Integer.MAX_VALUE;

    Signs(Set<String> beginnings) {
        this.beginnings = new byte[beginnings.size()][];
        int next = 0;
        for (String text : beginnings) {
            byte[] beginning = text.getBytes(StandardCharsets.UTF_8);
            this.beginnings[next++] = beginning;
            this.shortest = Math.min(shortest, beginning.length);
            this.first[beginning[0]] = true;
        }
    }

    /** Whether one of them begins a constant; false for bytes that are no class file. */
    boolean occurIn(byte[] classFile) {
        if (beginnings.length == 0) {
            return false;
        }
        try {
            int constants = unsignedShort(classFile, 8);
            int at = 10;
            for (int i = 1; i < constants; i++) {
                int tag = classFile[at];
                if (tag == TEXT) {
                    int length = unsignedShort(classFile, at + 1);
                    if (length >= shortest && mayBegin(classFile[at + 3]) && isSign(classFile, at + 3, length)) {
                        return true;
                    }
                    at += 3 + length;
                } else {
                    at += 1 + SIZES[tag];
                    i += tag == LONG || tag == DOUBLE ? 1 : 0;
                }
            }
            return false;
        } catch (IndexOutOfBoundsException malformed) {
            return false;
        }
    }

    private boolean mayBegin(byte letter) {
        return letter >= 0 && first[letter];
    }

    private boolean isSign(byte[] bytes, int start, int length) {
        for (byte[] beginning : beginnings) {
            if (length >= beginning.length && begins(bytes, start, beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, int start, byte[] beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[start + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
