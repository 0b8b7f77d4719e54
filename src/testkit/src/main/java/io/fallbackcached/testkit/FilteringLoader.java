package io.fallbackcached.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a module loader (OSGi, JBoss Modules): delegates only {@code java.*}, and defines the rest itself from the
 * bytes of another loader. Even {@code java/lang/String.class} is hidden as a resource.
 */
public final class FilteringLoader extends ClassLoader {

    private final ClassLoader bytes;

    static {
        registerAsParallelCapable();
    }

    /** @param bytes where class files are read; no class of it is ever seen */
    public FilteringLoader(ClassLoader bytes) {
        super(null);
        this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return Class.forName(name, false, null);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            return type != null ? type : define(name);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.startsWith("java/") ? null : bytes.getResource(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = bytes.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
