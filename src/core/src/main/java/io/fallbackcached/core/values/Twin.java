package io.fallbackcached.core.values;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class defined once more, hidden, with a method handle of its own. The JVM compiles it apart from the others: for the one
 * class of objects that it meets, and with the handle inlined. It lives as long as its instances do, and no longer, whatever
 * its loader. Not before Java 16.
 */
public final class Twin {

    private static final String OPTION = "java.lang.invoke.MethodHandles$Lookup$ClassOption";

    /**
     * @param lookup of the class to define once more, which must not be nested or have nested ones
     * @param handles to be found by {@link #handle}
     * @param parameters of its constructor
     * @return null where there are no hidden classes
     */
    public static @Nullable Constructor<?> of(Lookup lookup, List<MethodHandle> handles, Class<?>... parameters) {
        try {
            Class<?> options = Array.newInstance(Class.forName(OPTION), 0).getClass();
            Method define = Lookup.class.getMethod(
                    "defineHiddenClassWithClassData", byte[].class, Object.class, boolean.class, options);
            Object none = Array.newInstance(options.getComponentType(), 0);
            Lookup twin = (Lookup) define.invoke(lookup, bytes(lookup.lookupClass()), handles, true, none);
            return twin.lookupClass().getDeclaredConstructor(parameters);
        } catch (ReflectiveOperationException | IOException | LinkageError without) {
            return null;
        }
    }

    /** For a static constant: one of the handles of a twin; null in the class that twins are made of, and if it has fewer. */
    public static @Nullable MethodHandle handle(Lookup own, int index) {
        try {
            Method classData = MethodHandles.class.getMethod("classData", Lookup.class, String.class, Class.class);
            List<?> handles = (List<?>) classData.invoke(null, own, "_", List.class);
            return handles == null || index >= handles.size() ? null : (MethodHandle) handles.get(index);
        } catch (ReflectiveOperationException before16) {
            return null;
        }
    }

    /** By the agent's loader, which has the bytes of all that is its own, wherever it is defined. */
    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Twin.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name);
            }
            return in.readAllBytes();
        }
    }

    private Twin() {}
}
