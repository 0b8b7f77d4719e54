package io.fallbackcached.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands for an application's loader: defines chosen classes of its parent anew, and everything goes when it goes. */
public final class ThrowAwayLoader extends ClassLoader {

    private final Predicate<String> own;

    static {
        registerAsParallelCapable();
    }

    /** @param own whether the class of this name is to be defined anew, from the bytes that the parent finds */
    public ThrowAwayLoader(ClassLoader parent, Predicate<String> own) {
        super(parent);
        this.own = own;
    }

    /** Defines the class and those of its package and the packages below anew. */
    public static ThrowAwayLoader around(Class<?> type) {
        String prefix = type.getPackageName() + ".";
        return new ThrowAwayLoader(type.getClassLoader(), name -> name.startsWith(prefix));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type != null) {
                return type;
            }
            byte[] bytes = own.test(name) ? bytesOf(name) : null;
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte @Nullable [] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
