package io.fallbackcached.core.rules.match;

import java.util.regex.Pattern;
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

    /** The modifiers, as the class file has them. */
    int access() {
        return access;
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

    boolean isWellFormed() {
        return Forms.DESCRIPTOR.matcher(descriptor).matches();
    }

    /** Whether it can override a method of a supertype. */
    boolean canOverride() {
        return !has(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
    }

    /** Whether a subtype's method can override it. */
    boolean isOverridable(boolean inSamePackage) {
        return canOverride() && (inSamePackage || has(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED));
    }

    private boolean has(int anyOf) {
        return (access & anyOf) != 0;
    }

    /** Compiled once something went wrong. */
    private static final class Forms {
        private static final String TYPE = "\\[*(?:[BCDFIJSZ]|L[^;\\[.]+;)";
        static final Pattern DESCRIPTOR = Pattern.compile("\\((?:" + TYPE + ")*\\)(?:V|" + TYPE + ")");
    }
}
