package io.fallbackcached.core.weave;

import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.WeavePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the planned methods of one class file with Byte Buddy. Only bodies change: no member, supertype or modifier
 * does, so a class that is loaded already can be woven too. Loads no application class. Immutable and thread-safe.
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
    byte[] weave(String className, byte[] classFile, List<? extends WeavePlan> plans) {
        Map<String, WeavePlan> byId = new HashMap<>();
        for (WeavePlan plan : plans) {
            byId.put(MethodShape.id(plan.methodName(), plan.descriptor()), plan);
        }
        Map<String, MethodShape> shapes = MethodShape.read(OpenedClassReader.of(classFile), byId.keySet());
        ClassFileLocator bytes = ClassFileLocator.Simple.of(className, classFile);
        TypePool self = TypePool.Default.of(bytes);
        return Engine.BYTE_BUDDY
                .decorate(self.describe(className).resolve(), bytes)
                .visit(new Prologues(byId, shapes))
                .make(TypeResolutionStrategy.Disabled.INSTANCE, self)
                .getBytes();
    }

    /** Loaded with the first class that is woven: an application with nothing to weave does not pay for it. */
    private static final class Engine {

        /** Set up to look at nothing but the class itself: its supertypes may be missing, and do not matter. */
        static final ByteBuddy BYTE_BUDDY = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Empty.INSTANCE)
                .ignore(ElementMatchers.none());
    }

    private final class Prologues extends AsmVisitorWrapper.AbstractBase {
        private final Map<String, WeavePlan> plans;
        private final Map<String, MethodShape> shapes;

        Prologues(Map<String, WeavePlan> plans, Map<String, MethodShape> shapes) {
            this.plans = plans;
            this.shapes = shapes;
        }

        @Override
        public int mergeReader(int flags) {
            return flags | ClassReader.EXPAND_FRAMES;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription type,
                ClassVisitor next,
                Implementation.Context context,
                TypePool pool,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            return new ClassVisitor(OpenedClassReader.ASM_API, next) {
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
            };
        }
    }
}
