package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Collects {@link MethodFacts} from a class file. */
final class MethodFactsReader extends ClassVisitor {

    private static final int NEWEST = ClassFileVersion.latest().getMajorVersion();

    private final Map<String, MethodFacts> methods = new LinkedHashMap<>();
    private String className = "";

    private MethodFactsReader() {
        super(OpenedClassReader.ASM_API);
    }

    /** By {@link MethodSketch#key}; empty if the class file can't be read. */
    static Map<String, MethodFacts> read(byte[] classFile, int options) {
        MethodFactsReader reader = new MethodFactsReader();
        try {
            OpenedClassReader.of(readable(classFile)).accept(reader, options);
        } catch (RuntimeException unreadable) {
            return Map.of();
        }
        return Collections.unmodifiableMap(reader.methods);
    }

    /** A class newer than the library is refused later; which of its methods are annotated can be told all the same. */
    private static byte[] readable(byte[] classFile) {
        if (((classFile[6] & 0xFF) << 8 | (classFile[7] & 0xFF)) <= NEWEST) {
            return classFile;
        }
        byte[] older = classFile.clone();
        older[6] = 0;
        older[7] = (byte) NEWEST;
        return older;
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
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return MethodSketch.isInitializer(name) ? null : new MethodReader(new MethodSketch(access, name, descriptor));
    }

    private final class MethodReader extends MethodVisitor {
        private final MethodSketch method;
        private final int parameterCount;
        private final List<AnnotationUse> annotations = new ArrayList<>();
        private final Set<Integer> keyParts = new TreeSet<>();
        private final Set<Integer> keyIgnores = new TreeSet<>();
        private final List<String> parameters = new ArrayList<>();
        private final Map<Integer, String> variables = new HashMap<>();
        private final Set<String> bridged = new TreeSet<>();
        private int annotated;

        MethodReader(MethodSketch method) {
            super(OpenedClassReader.ASM_API);
            this.method = method;
            this.parameterCount = method.parameterCount();
            this.annotated = parameterCount;
        }

        @Override
        public void visitParameter(@Nullable String name, int access) {
            parameters.add(name == null ? "" : name);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            AnnotationUse use = AnnotationUse.of(descriptor);
            if (use == null) {
                return null;
            }
            annotations.add(use);
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
                keyParts.add(parameter);
            } else if (descriptor.equals(AnnotationUse.KEY_IGNORE)) {
                keyIgnores.add(parameter);
            }
            return null;
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label from, Label to, int index) {
            variables.putIfAbsent(index, name);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean sameShape = name.equals(method.name()) && Type.getArgumentCount(descriptor) == parameterCount;
            if (method.isBridge() && owner.equals(className) && sameShape) {
                bridged.add(name + descriptor);
            }
        }

        @Override
        public void visitEnd() {
            MethodFacts facts = new MethodFacts(
                    method,
                    List.copyOf(annotations),
                    Collections.unmodifiableSet(keyParts),
                    Collections.unmodifiableSet(keyIgnores),
                    parameterNames(),
                    bridged.size() == 1 ? bridged.iterator().next() : null);
            methods.put(method.key(), facts);
        }

        private List<String> parameterNames() {
            if (parameters.size() == parameterCount) {
                return List.copyOf(parameters);
            }
            List<String> names = new ArrayList<>();
            int slot = method.isStatic() ? 0 : 1;
            for (Type type : Type.getArgumentTypes(method.descriptor())) {
                names.add(variables.getOrDefault(slot, ""));
                slot += type.getSize();
            }
            return List.copyOf(names);
        }
    }
}
