package io.fallbackcached.core.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * What the prologue must know of a body before it is read: how many local variables it uses, so that the ticket goes
 * behind them and no instruction of the body changes, and its first line, so that a caller who waits in the prologue
 * shows up in a stack trace at the method it called.
 */
final class MethodShape {

    /** Stands for "the method has no line numbers". */
    static final int NO_LINE = -1;

    private int locals;
    private int firstLine = NO_LINE;

    private MethodShape() {}

    int locals() {
        return locals;
    }

    int firstLine() {
        return firstLine;
    }

    /** The shapes of the methods with these {@linkplain #id ids}. */
    static Map<String, MethodShape> read(ClassReader reader, Set<String> ids) {
        Map<String, MethodShape> shapes = new HashMap<>();
        reader.accept(new Survey(ids, shapes), ClassReader.SKIP_FRAMES);
        return shapes;
    }

    static String id(String methodName, String descriptor) {
        return methodName + descriptor;
    }

    private static final class Survey extends ClassVisitor {
        private final Set<String> ids;
        private final Map<String, MethodShape> shapes;

        Survey(Set<String> ids, Map<String, MethodShape> shapes) {
            super(OpenedClassReader.ASM_API);
            this.ids = ids;
            this.shapes = shapes;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            String id = id(name, descriptor);
            if (!ids.contains(id)) {
                return null;
            }
            MethodShape shape = new MethodShape();
            shapes.put(id, shape);
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    if (shape.firstLine == NO_LINE) {
                        shape.firstLine = line;
                    }
                }

                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    shape.locals = maxLocals;
                }
            };
        }
    }
}
