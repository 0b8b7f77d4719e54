package io.fallbackcached.core.rules.match;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a class file's constants. By hand because every class of the application comes by here, and a library that
 * parses classes costs many times as much; with small loops around rare calls, because what the JIT compiler spends on them
 * is more than what they take. For one thread.
 */
public final class ClassScan {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST_CONSTANT = 10;
    private static final int TEXT = 1;

    /** Bytes of each kind of constant by its tag; of those that there are none of, what leads out of the array. */
    private static final int[] SIZES = {
        -1 << 30, 0, -1 << 30, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, -1 << 30, -1 << 30, 4, 3, 5, 5, 3, 3
    };

    private static final int TWO_ENTRIES = 9;

    private final byte[] bytes;
    private final int[] entries;
    private final ConstantMarks marks;
    private final int end;
    private final boolean onlyJavaParents;
    private long found;

    private ClassScan(byte[] bytes, ConstantMarks marks) {
        this.bytes = bytes;
        this.entries = new int[unsignedShort(8)];
        this.marks = marks;
        this.end = constants();
        this.onlyJavaParents = onlyJavaParents();
    }

    /** Null if the bytes are no class file. */
    public static @Nullable ClassScan of(byte[] classFile, ConstantMarks marks) {
        try {
            ClassScan scan = new ClassScan(classFile, marks);
            return scan.integer(0) == MAGIC ? scan : null;
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    /** Whether a sign of something to watch occurs. */
    public boolean hasSign() {
        return (found & ConstantMarks.SIGN) != 0;
    }

    boolean mentionsOurAnnotations() {
        return (found & ConstantMarks.OURS) != 0;
    }

    /** Whether all direct supertypes are the platform's. */
    boolean hasOnlyJavaParents() {
        return onlyJavaParents;
    }

    /** Null if the class file is malformed behind the constants. */
    @Nullable
    ClassSketch sketch() {
        try {
            String name = className(unsignedShort(end + 2));
            int superIndex = unsignedShort(end + 4);
            int interfaces = unsignedShort(end + 6);
            List<String> parents = new ArrayList<>(interfaces + 1);
            if (superIndex != 0) {
                parents.add(className(superIndex));
            }
            for (int i = 0; i < interfaces; i++) {
                parents.add(className(unsignedShort(end + 8 + 2 * i)));
            }
            return new ClassSketch(name, unsignedShort(6), List.copyOf(parents), superIndex != 0, found, this);
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    /** None if the bytes are malformed there. */
    List<MethodSketch> methods() {
        try {
            List<MethodSketch> methods = new ArrayList<>();
            members(members(end + 8 + 2 * unsignedShort(end + 6), null), methods);
            return List.copyOf(methods);
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }

    private int constants() {
        int at = FIRST_CONSTANT;
        for (int i = 1; i < entries.length; i++) {
            entries[i] = at;
            int tag = bytes[at];
            if (tag == TEXT) {
                int length = unsignedShort(at + 1);
                at += 3;
                if (marks.mayBeIn(bytes, at, length)) {
                    found |= marks.in(bytes, at, length);
                }
                at += length;
            } else {
                int size = SIZES[tag];
                at += size;
                if (size == TWO_ENTRIES) {
                    i++;
                }
            }
        }
        return at;
    }

    private boolean onlyJavaParents() {
        int superIndex = unsignedShort(end + 4);
        boolean only = superIndex == 0 || isJava(superIndex);
        int last = end + 8 + 2 * unsignedShort(end + 6);
        for (int at = end + 8; at < last; at += 2) {
            only &= isJava(unsignedShort(at));
        }
        return only;
    }

    private boolean isJava(int classIndex) {
        int start = entries[unsignedShort(entries[classIndex] + 1)] + 3;
        return bytes[start] == 'j'
                && bytes[start + 1] == 'a'
                && bytes[start + 2] == 'v'
                && bytes[start + 3] == 'a'
                && bytes[start + 4] == '/';
    }

    /** @return where the members end */
    private int members(int start, @Nullable List<MethodSketch> methods) {
        int at = start + 2;
        for (int count = unsignedShort(start); count > 0; count--) {
            if (methods != null) {
                addTo(methods, at);
            }
            int attributes = unsignedShort(at + 6);
            at += 8;
            for (; attributes > 0; attributes--) {
                int length = integer(at + 2);
                if (length < 0) {
                    throw new IllegalArgumentException("attribute length " + length);
                }
                at += 6 + length;
            }
        }
        return at;
    }

    private void addTo(List<MethodSketch> methods, int at) {
        String name = text(unsignedShort(at + 2));
        if (!MethodSketch.isInitializer(name)) {
            methods.add(new MethodSketch(unsignedShort(at), name, text(unsignedShort(at + 4))));
        }
    }

    private String className(int index) {
        return text(unsignedShort(entries[index] + 1));
    }

    private String text(int index) {
        int start = entries[index] + 3;
        int length = unsignedShort(start - 2);
        for (int i = start; i < start + length; i++) {
            if (bytes[i] < 0) {
                return modifiedUtf8(start - 2, length + 2);
            }
        }
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    private String modifiedUtf8(int start, int length) {
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes, start, length)).readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int unsignedShort(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private int integer(int at) {
        return (unsignedShort(at) << 16) | unsignedShort(at + 2);
    }
}
