package io.fallbackcached.core.rules.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which annotations a class file may carry, as a set of bits: a bit for ours and one for each annotation that a rule
 * names. By simple name, because a rule's text does not tell a nested type from a package. Immutable.
 */
final class AnnotationMarks {

    static final long OURS = 1;

    private static final int MOST = 62;
    private static final byte[] OUR_PREFIX = "Lio/fallbackcached/annotations/".getBytes(StandardCharsets.US_ASCII);

    private final List<String> simpleNames;
    private final byte[][] suffixes;

    AnnotationMarks(List<String> simpleNames) {
        this.simpleNames = new ArrayList<>(simpleNames.subList(0, Math.min(MOST, simpleNames.size())));
        this.suffixes = new byte[this.simpleNames.size()][];
        for (int i = 0; i < suffixes.length; i++) {
            suffixes[i] = (this.simpleNames.get(i) + ';').getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The annotation's bit; 0 if it has none, so that nothing may be concluded from its absence. */
    long of(String simpleName) {
        int index = simpleNames.indexOf(simpleName);
        return index < 0 ? 0 : 2L << index;
    }

    /** The bits of a constant that may be an annotation's descriptor. */
    long in(byte[] bytes, int start, int length) {
        if (length < 3 || bytes[start] != 'L' || bytes[start + length - 1] != ';') {
            return 0;
        }
        long found = startsWith(bytes, start, length) ? OURS : 0;
        for (int i = 0; i < suffixes.length; i++) {
            if (endsWith(bytes, start, length, suffixes[i])) {
                found |= 2L << i;
            }
        }
        return found;
    }

    private static boolean startsWith(byte[] bytes, int start, int length) {
        return length > OUR_PREFIX.length && sameAt(bytes, start, OUR_PREFIX);
    }

    private static boolean endsWith(byte[] bytes, int start, int length, byte[] suffix) {
        return length > suffix.length && sameAt(bytes, start + length - suffix.length, suffix);
    }

    private static boolean sameAt(byte[] bytes, int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
