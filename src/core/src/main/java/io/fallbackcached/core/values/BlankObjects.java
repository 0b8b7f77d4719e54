package io.fallbackcached.core.values;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.instantiator.sun.UnsafeFactoryInstantiator;

/**
 * Makes objects without running a constructor. Not by the JDK's serialization constructors, which older JDKs generate into
 * the type's own loader: it may delegate only {@code java.*} and not see the class they extend.
 */
final class BlankObjects {

    /** Modular applications and small run-time images often come without it. */
    private static final boolean HAS_SUN_MISC =
            ModuleLayer.boot().findModule("jdk.unsupported").isPresent();

    private static final String INTERNAL = "jdk.internal.misc";

    private final ModuleOpener opener;

    BlankObjects(ModuleOpener opener) {
        this.opener = opener;
    }

    ObjectInstantiator<?> of(Class<?> type) {
        return HAS_SUN_MISC ? new UnsafeFactoryInstantiator<>(type) : internal(type);
    }

    /** @return makes one object of the type at each call; null without {@code sun.misc} */
    static @Nullable MethodHandle handle(Class<?> type) {
        if (!HAS_SUN_MISC) {
            return null;
        }
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field own = unsafe.getDeclaredField("theUnsafe");
            own.setAccessible(true);
            return MethodHandles.lookup()
                    .findVirtual(unsafe, "allocateInstance", MethodType.methodType(Object.class, Class.class))
                    .bindTo(own.get(null))
                    .bindTo(type)
                    .asType(MethodType.methodType(type));
        } catch (ReflectiveOperationException | RuntimeException without) {
            return null;
        }
    }

    private ObjectInstantiator<?> internal(Class<?> type) {
        opener.open(Object.class.getModule(), INTERNAL);
        try {
            Class<?> unsafe = Class.forName(INTERNAL + ".Unsafe");
            MethodHandle allocate = MethodHandles.privateLookupIn(unsafe, MethodHandles.lookup())
                    .findVirtual(unsafe, "allocateInstance", MethodType.methodType(Object.class, Class.class))
                    .bindTo(unsafe.getMethod("getUnsafe").invoke(null))
                    .bindTo(type);
            return () -> allocated(allocate);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("no way to make objects without their constructor", absent);
        }
    }

    private static Object allocated(MethodHandle allocate) {
        try {
            return allocate.invoke();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
