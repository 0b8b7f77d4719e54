package io.fallbackcached.core.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What is read of a body from the lengths of what surrounds it. */
class MethodShapeTest {

    private static final int LOCALS = 5;

    private final ClassWriter writer = new ClassWriter(0);

    MethodShapeTest() {
        writer.visit(Opcodes.V11, Opcodes.ACC_ABSTRACT, "Shaped", null, "java/lang/Object", new String[] {
            "java/lang/Runnable", "java/lang/Cloneable"
        });
        writer.visitSource("Shaped.java", null);
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "number", "I", null, 7)
                .visitEnd();
        writer.visitMethod(Opcodes.ACC_ABSTRACT, "none", "()V", null, new String[] {"java/lang/Exception"})
                .visitEnd();
    }

    @Test
    void theFirstLineIsThatOfTheFirstInstructionInWhateverOrderTheyAreListed() {
        MethodVisitor method = begin("lines");
        Label first = new Label();
        Label second = new Label();
        Label handler = new Label();
        method.visitTryCatchBlock(first, second, handler, null);
        method.visitLabel(first);
        method.visitInsn(Opcodes.NOP);
        method.visitLabel(second);
        method.visitInsn(Opcodes.RETURN);
        method.visitLabel(handler);
        method.visitLineNumber(12, second);
        method.visitLineNumber(30, first);
        end(method);

        MethodShape shape = shapes("lines()V").get("lines()V");
        assertThat(shape.firstLine()).isEqualTo(30);
        assertThat(shape.locals()).isEqualTo(LOCALS);
    }

    @Test
    void aMethodMayHaveNoLines() {
        MethodVisitor method = begin("bare");
        method.visitInsn(Opcodes.RETURN);
        end(method);

        assertThat(shapes("bare()V").get("bare()V").firstLine()).isEqualTo(MethodShape.NO_LINE);
    }

    @Test
    void aMethodWithoutABodyHasNoShapeAndOthersAreNotAskedFor() {
        MethodVisitor method = begin("other");
        method.visitInsn(Opcodes.RETURN);
        end(method);

        assertThat(shapes("none()V", "missing()V")).isEmpty();
    }

    private MethodVisitor begin(String name) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
        method.visitCode();
        return method;
    }

    private static void end(MethodVisitor method) {
        method.visitMaxs(1, LOCALS);
        method.visitEnd();
    }

    private Map<String, MethodShape> shapes(String... ids) {
        writer.visitEnd();
        return MethodShape.read(new ClassReader(writer.toByteArray()), Set.of(ids));
    }
}
