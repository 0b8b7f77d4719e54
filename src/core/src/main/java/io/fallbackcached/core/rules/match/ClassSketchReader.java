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
 * One pass over a class file. By hand because every class of the application comes by here, and a library that parses
 * classes costs many times as much.
 */
final class ClassSketchReader {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int[] ENTRY_SIZES = {0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3};

    private final byte[] bytes;
    private final int[] entries;
    private int position = 10;

    private ClassSketchReader(byte[] bytes) {
        this.bytes = bytes;
        this.entries = new int[unsignedShort(8)];
    }

    static @Nullable ClassSketch read(byte[] bytes, AnnotationMarks marks) {
        try {
            ClassSketchReader reader = new ClassSketchReader(bytes);
            return reader.integer(0) == MAGIC ? reader.sketch(marks) : null;
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    private ClassSketch sketch(AnnotationMarks marks) {
        long found = constants(marks);
        position += 2;
        String name = className(nextShort());
        int superIndex = nextShort();
        int interfaces = nextShort();
        String[] parents = new String[interfaces + (superIndex == 0 ? 0 : 1)];
        int next = 0;
        if (superIndex != 0) {
            parents[next++] = className(superIndex);
        }
        while (next < parents.length) {
            parents[next++] = className(nextShort());
        }
        return new ClassSketch(name, unsignedShort(6), List.of(parents), superIndex != 0, found, this);
    }

    /** Those behind what {@link #sketch} read; none if the bytes are malformed there. Once. */
    List<MethodSketch> methods() {
        try {
            members(null);
            List<MethodSketch> methods = new ArrayList<>();
            members(methods);
            return List.copyOf(methods);
        } catch (RuntimeException malformed) {
            return List.of();
        }
    }

    private long constants(AnnotationMarks marks) {
        long found = 0;
        for (int i = 1; i < entries.length; i++) {
            entries[i] = position;
            int tag = bytes[position];
            if (tag == 1) {
                int length = unsignedShort(position + 1);
                found |= marks.in(bytes, position + 3, length);
                position += 3 + length;
            } else {
                position += entrySize(tag);
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return found;
    }

    private static int entrySize(int tag) {
        int size = ENTRY_SIZES[tag];
        if (size == 0) {
            throw new IllegalArgumentException("constant pool tag " + tag);
        }
        return size;
    }

    private void members(@Nullable List<MethodSketch> methods) {
        for (int count = nextShort(); count > 0; count--) {
            int access = nextShort();
            int name = nextShort();
            int descriptor = nextShort();
            if (methods != null) {
                String text = text(name);
                if (!MethodSketch.isInitializer(text)) {
                    methods.add(new MethodSketch(access, text, text(descriptor)));
                }
            }
            for (int attributes = nextShort(); attributes > 0; attributes--) {
                int length = integer(position + 2);
                if (length < 0) {
                    throw new IllegalArgumentException("attribute length " + length);
                }
                position += 6 + length;
            }
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

    private int nextShort() {
        position += 2;
        return unsignedShort(position - 2);
    }

    private int unsignedShort(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private int integer(int at) {
        return (unsignedShort(at) << 16) | unsignedShort(at + 2);
    }
}
