package io.fallbackcached.ebean.zone;

import io.ebean.bean.InterceptReadWrite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which properties of an entity are loaded. Immutable. */
final class LoadedProperties {

    /** Ebean's flag of a loaded property. */
    private static final byte LOADED = 1;

    /** A constant, so that the JVM reads the field itself. Null for an Ebean that keeps its flags otherwise. */
    private static final @Nullable MethodHandle FLAGS = flags();

    private final byte[] flags;
    private final boolean partial;

    LoadedProperties(InterceptReadWrite from) {
        this.flags = new byte[from.propertyLength()];
        boolean all = true;
        for (int property = 0; property < flags.length; property++) {
            boolean loaded = from.isLoadedProperty(property);
            flags[property] = loaded ? LOADED : 0;
            all &= loaded;
        }
        this.partial = !all;
    }

    private LoadedProperties(byte[] flags) {
        this.flags = flags;
        this.partial = true;
    }

    /** The same, but for these. */
    LoadedProperties without(int[] properties) {
        byte[] fewer = flags.clone();
        for (int property : properties) {
            fewer[property] = 0;
        }
        return new LoadedProperties(fewer);
    }

    boolean arePartial() {
        return partial;
    }

    /** @param to a new one's, which has no other flags yet */
    void imposeOn(InterceptReadWrite to) {
        if (FLAGS != null) {
            byte[] own = read(FLAGS, to);
            System.arraycopy(flags, 0, own, 0, own.length);
            return;
        }
        to.setLoadedPropertyAll();
        for (int property = 0; property < flags.length; property++) {
            if (flags[property] != LOADED) {
                to.setPropertyUnloaded(property);
            }
        }
    }

    private static byte[] read(MethodHandle flags, InterceptReadWrite of) {
        try {
            return (byte[]) flags.invokeExact(of);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    private static @Nullable MethodHandle flags() {
        try {
            Field flags = InterceptReadWrite.class.getDeclaredField("flags");
            Field loaded = InterceptReadWrite.class.getDeclaredField("FLAG_LOADED_PROP");
            flags.setAccessible(true);
            loaded.setAccessible(true);
            boolean asExpected = flags.getType() == byte[].class && LOADED == ((Number) loaded.get(null)).byteValue();
            return asExpected ? MethodHandles.lookup().unreflectGetter(flags) : null;
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoadedProperties && Arrays.equals(flags, ((LoadedProperties) other).flags);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(flags);
    }
}
