package io.fallbackcached.core.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * What the prologue must know of a body before it is read: how many local variables it uses, so that the ticket goes
 * behind them and no instruction of the body changes, and its first line, so that a caller who waits in the prologue
 * shows up in a stack trace at the method it called. Immutable.
 */
final class MethodShape {

    /** Stands for "the method has no line numbers". */
    static final int NO_LINE = -1;

    private final int locals;
    private final int firstLine;

    private MethodShape(int locals, int firstLine) {
        this.locals = locals;
        this.firstLine = firstLine;
    }

    int locals() {
        return locals;
    }

    int firstLine() {
        return firstLine;
    }

    /** The shapes of the methods with these {@linkplain #id ids}. */
    static Map<String, MethodShape> read(ClassReader reader, Set<String> ids) {
        return new Survey(reader, ids).read();
    }

    static String id(String methodName, String descriptor) {
        return methodName + descriptor;
    }

    /** Goes from length to length: a visitor would be shown each instruction for these two numbers. */
    private static final class Survey {
        private static final int ATTRIBUTE_HEADER = 6;

        private final ClassReader reader;
        private final Set<String> ids;
        private final char[] buffer;
        private final Map<String, MethodShape> shapes = new HashMap<>();

        Survey(ClassReader reader, Set<String> ids) {
            this.reader = reader;
            this.ids = ids;
            this.buffer = new char[reader.getMaxStringLength()];
        }

        Map<String, MethodShape> read() {
            int interfaces = reader.header + 6;
            int fields = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
            members(members(fields, false), true);
            return shapes;
        }

        private int members(int start, boolean areMethods) {
            int at = start + 2;
            for (int count = reader.readUnsignedShort(start); count > 0; count--) {
                String id = areMethods ? id(utf8(at + 2), utf8(at + 4)) : "";
                at = attributes(at + 6, ids.contains(id) ? id : "");
            }
            return at;
        }

        private int attributes(int start, String id) {
            int at = start + 2;
            for (int count = reader.readUnsignedShort(start); count > 0; count--) {
                if (!id.isEmpty() && "Code".equals(utf8(at))) {
                    code(at + ATTRIBUTE_HEADER, id);
                }
                at += ATTRIBUTE_HEADER + reader.readInt(at + 2);
            }
            return at;
        }

        private void code(int start, String id) {
            int handlers = start + 8 + reader.readInt(start + 4);
            int attributes = handlers + 2 + 8 * reader.readUnsignedShort(handlers);
            shapes.put(id, new MethodShape(reader.readUnsignedShort(start + 2), firstLine(attributes)));
        }

        private int firstLine(int start) {
            int line = NO_LINE;
            int first = Integer.MAX_VALUE;
            int at = start + 2;
            for (int count = reader.readUnsignedShort(start); count > 0; count--) {
                if ("LineNumberTable".equals(utf8(at))) {
                    int entries = at + ATTRIBUTE_HEADER;
                    for (int i = 0; i < reader.readUnsignedShort(entries); i++) {
                        int instruction = reader.readUnsignedShort(entries + 2 + 4 * i);
                        if (instruction < first) {
                            first = instruction;
                            line = reader.readUnsignedShort(entries + 4 + 4 * i);
                        }
                    }
                }
                at += ATTRIBUTE_HEADER + reader.readInt(at + 2);
            }
            return line;
        }

        private String utf8(int at) {
            return String.valueOf(reader.readUTF8(at, buffer));
        }
    }
}
