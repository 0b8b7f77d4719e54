package io.fallbackcached.ebean;

import static java.lang.invoke.MethodType.fromMethodDescriptorString;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether the application's Ebean has every class and method that the zone's bytecode calls, and asks the zone for
 * nothing it lacks. Found out before the zone is used: later it would be an error inside the application.
 */
final class ZoneLinks {

    private static final String ZONE = "io/fallbackcached/ebean/zone/";
    private static final String EBEAN = "io/ebean";

    private final ClassLoader zone;
    private final Lookup lookup;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param zone defines the zone's classes beside the application's Ebean
     * @param lookup sees what the zone sees
     * @param apart binary names of classes that are not followed
     */
    ZoneLinks(ClassLoader zone, Lookup lookup, Set<String> apart) {
        this.zone = zone;
        this.lookup = lookup;
        apart.forEach(name -> seen.add(name.replace('.', '/')));
    }

    /** What is missing for this class of the zone and those it leads to; null if nothing is. */
    @Nullable
    String missingFor(String className) {
        try {
            follow(className.replace('.', '/'));
            return null;
        } catch (MissingLink e) {
            return e.getMessage();
        } catch (ReflectiveOperationException | IOException | LinkageError | TypeNotPresentException e) {
            return e.toString();
        }
    }

    private void follow(String internalName) throws ReflectiveOperationException, IOException {
        if (!internalName.startsWith(ZONE) || !seen.add(internalName)) {
            return;
        }
        requireImplemented(Class.forName(internalName.replace('/', '.'), false, zone));
        Calls calls = new Calls();
        try (InputStream in = ZoneLinks.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
            new ClassReader(in).accept(calls, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        for (Call call : calls.toEbean) {
            require(call);
        }
        for (String next : calls.toZone) {
            follow(next);
        }
    }

    private static void requireImplemented(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return;
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                throw new MissingLink("it asks for " + method);
            }
        }
    }

    private void require(Call call) throws ReflectiveOperationException {
        Class<?> owner = Class.forName(call.owner.replace('/', '.'), false, zone);
        var type = fromMethodDescriptorString(call.descriptor, zone);
        if (call.name.equals("<init>")) {
            lookup.findConstructor(owner, type);
        } else if (call.opcode == Opcodes.INVOKESTATIC) {
            lookup.findStatic(owner, call.name, type);
        } else {
            lookup.findVirtual(owner, call.name, type);
        }
        if (owner.isInterface() != call.toInterface) {
            throw new MissingLink(owner + " is of another kind");
        }
    }

    private static final class Calls extends ClassVisitor {

        final Set<Call> toEbean = new HashSet<>();
        final Set<String> toZone = new HashSet<>();

        Calls() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                    if (owner.startsWith(EBEAN)) {
                        toEbean.add(new Call(opcode, owner, name, descriptor, itf));
                    }
                    toZone.add(owner);
                }

                @Override
                public void visitLdcInsn(Object constant) {
                    if (constant instanceof Type) {
                        toZone.add(((Type) constant).getInternalName());
                    }
                }
            };
        }
    }

    private static final class Call {
        final int opcode;
        final String owner;
        final String name;
        final String descriptor;
        final boolean toInterface;

        Call(int opcode, String owner, String name, String descriptor, boolean toInterface) {
            this.opcode = opcode;
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
            this.toInterface = toInterface;
        }
    }

    private static final class MissingLink extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingLink(String what) {
            super(what);
        }
    }
}
