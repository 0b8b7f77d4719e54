package io.fallbackcached.core.rules.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What is looked for among the constants of each class file, as a set of bits: a bit for our annotations, one for each
 * annotation and each beginning of a method's name that a rule spells out, one for all the signs of something to watch.
 * Annotations of rules by simple name, because a rule's text does not tell a nested type from a package. Immutable.
 */
public final class ConstantMarks {

    /** None but ours. */
    static final ConstantMarks NONE = new ConstantMarks(List.of(), List.of());

    static final long OURS = 1;
    static final long SIGN = 1L << 63;

    /** A name that begins with less occurs nearly everywhere. */
    private static final int LEAST_OF_A_NAME = 3;

    private static final int MOST = 61;
    private static final String OUR_PREFIX = "Lio/fallbackcached/annotations/";
    private static final int ASCII = 0x7F;

    private final List<String> annotations;
    private final List<String> names;
    private final byte[][] suffixes;
    private final byte[][] beginnings;
    private final long[] bits;

    /** Which of the beginnings begin with a letter: most constants that get as far are compared with none or a few. */
    private final int[][] byLetter = new int[ASCII + 1][];

    /** No constant shorter than this begins with one of the beginnings. */
    private final int shortest;

    /** Two places in the text by which most constants that begin otherwise are told without reading more of them. */
    private final int one;

    private final int other;
    private final boolean[] plausible = new boolean[(ASCII + 1) * (ASCII + 1)];

    /**
     * @param annotations simple names
     * @param names beginnings of methods' names
     */
    ConstantMarks(Collection<String> annotations, Collection<String> names) {
        this(annotations, names, List.of());
    }

    private ConstantMarks(Collection<String> annotations, Collection<String> names, Collection<String> signs) {
        this.annotations = first(annotations, 1, MOST);
        this.names = first(names, LEAST_OF_A_NAME, MOST - this.annotations.size());
        this.suffixes = new byte[this.annotations.size()][];
        for (int i = 0; i < suffixes.length; i++) {
            suffixes[i] = (this.annotations.get(i) + ';').getBytes(StandardCharsets.UTF_8);
        }
        List<String> texts = new ArrayList<>(this.names);
        texts.add(OUR_PREFIX);
        texts.addAll(signs);
        this.beginnings = new byte[texts.size()][];
        this.bits = new long[beginnings.length];
        int least = OUR_PREFIX.length();
        for (int i = 0; i < beginnings.length; i++) {
            beginnings[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            bits[i] = i < this.names.size() ? 2L << (suffixes.length + i) : i == this.names.size() ? OURS : SIGN;
            least = Math.min(least, beginnings[i].length);
        }
        this.shortest = least;
        this.one = least / 2;
        this.other = least - 1;
        Arrays.fill(byLetter, new int[0]);
        for (int i = 0; i < beginnings.length; i++) {
            plausible[pair(beginnings[i], 0)] = true;
            int letter = beginnings[i][0] & ASCII;
            byLetter[letter] = Arrays.copyOf(byLetter[letter], byLetter[letter].length + 1);
            byLetter[letter][byLetter[letter].length - 1] = i;
        }
    }

    /**
     * These, and the signs.
     *
     * @param signs beginnings of constants, of at least one letter
     */
    public ConstantMarks withSigns(Collection<String> signs) {
        return new ConstantMarks(annotations, names, signs);
    }

    /** The annotation's bit; 0 if it has none, so that nothing may be concluded from its absence. */
    long ofAnnotation(String simpleName) {
        int index = annotations.indexOf(simpleName);
        return index < 0 ? 0 : 2L << index;
    }

    /** The bit of names that begin so, likewise. */
    long ofName(String beginning) {
        int index = names.indexOf(beginning);
        return index < 0 ? 0 : 2L << (suffixes.length + index);
    }

    private static List<String> first(Collection<String> texts, int least, int most) {
        List<String> first = new ArrayList<>();
        for (String text : texts) {
            if (text.length() >= least && isAscii(text) && first.size() < most) {
                first.add(text);
            }
        }
        return first;
    }

    /** Others look different in a class file. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ASCII) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a constant may have a bit: most have none, and this is asked for each. Small, and {@link #in} apart from it, so
     * that the loop around it is compiled in no time.
     */
    boolean mayBeIn(byte[] bytes, int start, int length) {
        return (length >= shortest && plausible[pair(bytes, start)])
                || (suffixes.length > 0 && bytes[start + length - 1] == ';');
    }

    /** The bits of a constant. */
    long in(byte[] bytes, int start, int length) {
        long found = 0;
        for (int i : byLetter[bytes[start] & ASCII]) {
            if (length >= beginnings[i].length && sameAt(bytes, start, beginnings[i])) {
                found |= bits[i];
            }
        }
        if (bytes[start] == 'L' && bytes[start + length - 1] == ';') {
            for (int i = 0; i < suffixes.length; i++) {
                int at = length - suffixes[i].length;
                if (at > 0 && sameAt(bytes, start + at, suffixes[i])) {
                    found |= 2L << i;
                }
            }
        }
        return found;
    }

    private int pair(byte[] bytes, int start) {
        return (bytes[start + one] & ASCII) << 7 | (bytes[start + other] & ASCII);
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
