package io.fallbackcached.core.rules.match;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a class file's constants. By hand because every class of the application comes by here, and a library that
 * parses classes costs many times as much; with small loops around rare calls, because what the JIT compiler spends on them
 * is more than what they take. For one thread.
 */
public final class ClassScan {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST_CONSTANT = 10;

    private final byte[] bytes;
    private final int[] entries;
    private final ConstantMarks marks;
    private final int end;
    private boolean onlyJavaParents;
    private long found;

    private ClassScan(byte[] bytes, ConstantMarks marks) {
        this.bytes = bytes;
        this.entries = new int[unsignedShort(8)];
        this.marks = marks;
        this.end = scan();
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

    /** Whether all direct supertypes are the platform's or among these; not if the class file is malformed there. */
    boolean hasOnlyParentsIn(Set<String> names) {
        try {
            for (String parent : parents()) {
                if (!ClassBytes.isJava(parent) && !names.contains(parent)) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    /** Null if the class file is malformed behind the constants. */
    @Nullable
    ClassSketch sketch() {
        try {
            String name = className(unsignedShort(end + 2));
            boolean hasSuperclass = unsignedShort(end + 4) != 0;
            return new ClassSketch(name, unsignedShort(6), List.copyOf(parents()), hasSuperclass, found, this);
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    /** The superclass, if there is one, then the interfaces. */
    private List<String> parents() {
        int superIndex = unsignedShort(end + 4);
        int interfaces = unsignedShort(end + 6);
        List<String> parents = new ArrayList<>(interfaces + 1);
        if (superIndex != 0) {
            parents.add(className(superIndex));
        }
        for (int i = 0; i < interfaces; i++) {
            parents.add(className(unsignedShort(end + 8 + 2 * i)));
        }
        return parents;
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

    /**
     * Goes over the constants, then over the names of the supertypes. One method, with all of it in line, and so long that the
     * compiler does not make it part of its callers: it would compile it once for each of them.
     *
     * @return where the constants end
     */
    private int scan() {
        byte[] file = bytes;
        int at = FIRST_CONSTANT;
        for (int i = 1; i < entries.length; i++) {
            entries[i] = at;
            switch (file[at]) {
                case 1: // text
                    int length = ((file[at + 1] & 0xFF) << 8) | (file[at + 2] & 0xFF);
                    at += 3;
                    if (marks.mayBeIn(file, at, length)) {
                        found |= marks.in(file, at, length);
                    }
                    at += length;
                    break;
                case 5: // long, which counts twice
                case 6: // double
                    at += 9;
                    i++;
                    break;
                case 7: // class
                case 8: // string
                case 16: // method type
                case 19: // module
                case 20: // package
                    at += 3;
                    break;
                case 15: // method handle
                    at += 4;
                    break;
                case 3: // int
                case 4: // float
                case 9: // field
                case 10: // method
                case 11: // method of an interface
                case 12: // name and type
                case 17: // dynamic constant
                case 18: // dynamic call
                    at += 5;
                    break;
                default:
                    throw new IllegalArgumentException("constant pool tag " + file[at]);
            }
        }
        int interfaces = ((file[at + 6] & 0xFF) << 8) | (file[at + 7] & 0xFF);
        boolean only = true;
        for (int i = -1; i < interfaces; i++) {
            // the superclass, then the interfaces
            int parent = at + (i < 0 ? 4 : 8 + 2 * i);
            int index = ((file[parent] & 0xFF) << 8) | (file[parent + 1] & 0xFF);
            if (index == 0) {
                continue;
            }
            int entry = entries[index];
            int name = entries[((file[entry + 1] & 0xFF) << 8) | (file[entry + 2] & 0xFF)] + 3;
            only &= file[name] == 'j'
                    && file[name + 1] == 'a'
                    && file[name + 2] == 'v'
                    && file[name + 3] == 'a'
                    && file[name + 4] == '/';
        }
        onlyJavaParents = only;
        return at;
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
            // nothing rarer: whatever this class throws is loaded while another class is being loaded
            throw new IllegalArgumentException(e);
        }
    }

    private int unsignedShort(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private int integer(int at) {
        return (unsignedShort(at) << 16) | unsignedShort(at + 2);
    }
}
