package io.fallbackcached.core.rules.match;

import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A method as a class file declares it, without its code. Immutable. */
final class MethodSketch {

    private final int access;
    private final String name;
    private final String descriptor;

    MethodSketch(int access, String name, String descriptor) {
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }

    /** What tells a method from the others of its class. */
    String key() {
        return name + descriptor;
    }

    int parameterCount() {
        return Type.getArgumentCount(descriptor);
    }

    /** Whether it is a constructor or a class initializer, which no rule can name. */
    static boolean isInitializer(String name) {
        return name.startsWith("<");
    }

    boolean isStatic() {
        return has(Opcodes.ACC_STATIC);
    }

    boolean isSynchronized() {
        return has(Opcodes.ACC_SYNCHRONIZED);
    }

    boolean isAbstract() {
        return has(Opcodes.ACC_ABSTRACT);
    }

    boolean isNative() {
        return has(Opcodes.ACC_NATIVE);
    }

    boolean isVoid() {
        return descriptor.endsWith(")V");
    }

    boolean isBridge() {
        return has(Opcodes.ACC_BRIDGE);
    }

    boolean isCompilerGenerated() {
        return has(Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC);
    }

    /** Whether a method of a supertype can be overridden by, or override, another. */
    boolean isOverridable() {
        return !has(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
    }

    private boolean has(int anyOf) {
        return (access & anyOf) != 0;
    }
}
