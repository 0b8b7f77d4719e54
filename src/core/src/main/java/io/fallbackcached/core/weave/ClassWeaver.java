package io.fallbackcached.core.weave;

import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.WeavePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the planned methods of one class file with Byte Buddy's class reader and writer. Only bodies change: no member,
 * supertype or modifier does, so a class that is loaded already can be woven too. Loads no application class. Immutable and
 * thread-safe.
 *
 * <p>Byte Buddy's own way to decorate a class comes to the same bytes, and describes the whole class with all its types
 * before; the first class woven so costs an application more than all the others together (decision 17).
 */
final class ClassWeaver {

    private final PlanNumbers numbers;

    ClassWeaver(PlanNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Weaves one class.
     *
     * @param plans plans for methods of this class, one for each
     * @throws net.bytebuddy.jar.asm.MethodTooLargeException if a woven method would exceed the JVM's limit
     */
    byte[] weave(byte[] classFile, List<? extends WeavePlan> plans) {
        Map<String, WeavePlan> byId = new HashMap<>();
        for (WeavePlan plan : plans) {
            byId.put(MethodShape.id(plan.methodName(), plan.descriptor()), plan);
        }
        ClassReader reader = OpenedClassReader.of(classFile);
        Map<String, MethodShape> shapes = MethodShape.read(reader, byId.keySet());
        // Given the reader, it copies what is not woven as it stands.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Prologues(writer, byId, shapes), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private final class Prologues extends ClassVisitor {
        private final Map<String, WeavePlan> plans;
        private final Map<String, MethodShape> shapes;

        Prologues(ClassVisitor next, Map<String, WeavePlan> plans, Map<String, MethodShape> shapes) {
            super(OpenedClassReader.ASM_API, next);
            this.plans = plans;
            this.shapes = shapes;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            String id = MethodShape.id(name, descriptor);
            WeavePlan plan = plans.get(id);
            MethodShape shape = shapes.get(id);
            return method == null || plan == null || shape == null
                    ? method
                    : new Prologue(method, plan, numbers.numberOf(plan), shape);
        }
    }
}
