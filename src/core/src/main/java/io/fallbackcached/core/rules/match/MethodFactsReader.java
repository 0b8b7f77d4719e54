package io.fallbackcached.core.rules.match;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Fills {@link MethodFacts}. */
final class MethodFactsReader extends ClassVisitor {

    final Map<String, MethodFacts> methods = new LinkedHashMap<>();
    private String className = "";

    MethodFactsReader() {
        super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodFacts facts = new MethodFacts(new MethodSketch(access, name, descriptor));
        methods.put(facts.method().key(), facts);
        return new MethodReader(facts, className);
    }

    private static final class MethodReader extends MethodVisitor {
        private final MethodFacts facts;
        private final String className;
        private final int parameterCount;
        private int annotated;

        MethodReader(MethodFacts facts, String className) {
            super(OpenedClassReader.ASM_API);
            this.facts = facts;
            this.className = className;
            this.parameterCount = facts.method().parameterCount();
            this.annotated = parameterCount;
        }

        @Override
        public void visitParameter(@Nullable String name, int access) {
            facts.parameters.add(name == null ? "" : name);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            AnnotationUse use = AnnotationUse.of(descriptor);
            if (use == null) {
                return null;
            }
            facts.annotations.add(use);
            return use.reader();
        }

        @Override
        public void visitAnnotableParameterCount(int count, boolean visible) {
            annotated = count;
        }

        @Override
        public @Nullable AnnotationVisitor visitParameterAnnotation(int index, String descriptor, boolean visible) {
            // compilers leave synthetic parameters, which come first, out of the count
            int parameter = index + parameterCount - annotated;
            if (descriptor.equals(AnnotationUse.KEY_PART)) {
                facts.keyParts.add(parameter);
            } else if (descriptor.equals(AnnotationUse.KEY_IGNORE)) {
                facts.keyIgnores.add(parameter);
            }
            return null;
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label from, Label to, int index) {
            facts.variables.putIfAbsent(index, name);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Set<String> calls = facts.callsToSelf;
            boolean sameShape =
                    name.equals(facts.method().name()) && Type.getArgumentCount(descriptor) == parameterCount;
            if (facts.method().isBridge() && owner.equals(className) && sameShape) {
                calls.add(name + descriptor);
            }
        }
    }
}
