package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.match.ClassBytes;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class's constructor without parameters does nothing but give the new object's own fields their first values, so
 * that nobody misses it where all of them get other values anyway. Says no wherever it is in doubt.
 */
final class PlainConstructor {

    private static final String NAME = "<init>";
    private static final String NO_PARAMETERS = "()V";

    /** What may be made: nobody hears of it. */
    private static final Set<String> MADE = Set.of(
            "java/lang/Object",
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/TreeMap",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/Date",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/atomic/AtomicBoolean",
            "java/util/concurrent/atomic/AtomicInteger",
            "java/util/concurrent/atomic/AtomicLong",
            "java/util/concurrent/atomic/AtomicReference",
            "java/util/concurrent/locks/ReentrantLock",
            "java/lang/StringBuilder",
            "io/ebean/bean/InterceptReadWrite",
            "io/ebean/common/BeanList",
            "io/ebean/common/BeanSet",
            "io/ebean/common/BeanMap");

    /** What may be called: it answers and does nothing. */
    private static final Set<String> CALLED = Set.of(
            "java/util/List.of",
            "java/util/Set.of",
            "java/util/Map.of",
            "java/util/Optional.empty",
            "java/util/Collections.emptyList",
            "java/util/Collections.emptySet",
            "java/util/Collections.emptyMap",
            "java/util/UUID.randomUUID",
            "java/math/BigDecimal.valueOf",
            "java/math/BigInteger.valueOf",
            "java/lang/Boolean.valueOf",
            "java/lang/Byte.valueOf",
            "java/lang/Short.valueOf",
            "java/lang/Character.valueOf",
            "java/lang/Integer.valueOf",
            "java/lang/Long.valueOf",
            "java/lang/Float.valueOf",
            "java/lang/Double.valueOf",
            "java/lang/System.currentTimeMillis",
            "java/lang/System.nanoTime");

    /** @param type a class, not an interface */
    static boolean has(Class<?> type) {
        Set<String> own = new HashSet<>();
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            own.add(Type.getInternalName(each));
        }
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            if (hasFinalizer(each) || !isPlain(each, own)) {
                return false;
            }
        }
        return true;
    }

    /** An object without its constructor is never finalized. */
    private static boolean hasFinalizer(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("finalize") && method.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the file has no such constructor, Ebean has added one, which does what we do. */
    private static boolean isPlain(Class<?> type, Set<String> own) {
        byte[] classFile = ClassBytes.of(type.getClassLoader(), Type.getInternalName(type));
        if (classFile == null) {
            return false;
        }
        try {
            Finding finding = new Finding(own);
            new ClassReader(classFile).accept(finding, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return finding.plain;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private PlainConstructor() {}

    private static final class Finding extends ClassVisitor {

        private final Set<String> own;
        boolean plain = true;

        Finding(Set<String> own) {
            super(Opcodes.ASM9);
            this.own = own;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return name.equals(NAME) && descriptor.equals(NO_PARAMETERS) ? new Body() : null;
        }

        private final class Body extends MethodVisitor {

            Body() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitInsn(int opcode) {
                boolean arrayStore = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
                plain &= !arrayStore && opcode != Opcodes.ATHROW && opcode != Opcodes.MONITORENTER;
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.GETSTATIC) {
                    // what is written afterwards may be that object's
                    plain &= descriptor.charAt(0) != 'L'
                            || !own.contains(descriptor.substring(1, descriptor.length() - 1));
                } else {
                    plain &= opcode != Opcodes.PUTSTATIC && own.contains(owner);
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                plain &= isHarmless(opcode, owner, name, descriptor);
            }

            private boolean isHarmless(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.INVOKESPECIAL) {
                    return name.equals(NAME)
                            && (MADE.contains(owner) || (own.contains(owner) && descriptor.equals(NO_PARAMETERS)));
                }
                if (opcode == Opcodes.INVOKESTATIC) {
                    return CALLED.contains(owner + '.' + name)
                            || (owner.startsWith("java/time/") && name.equals("now"));
                }
                return own.contains(owner) && name.startsWith("_ebean_set");
            }

            @Override
            public void visitInvokeDynamicInsn(
                    String name, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
                plain = false;
            }
        }
    }
}
