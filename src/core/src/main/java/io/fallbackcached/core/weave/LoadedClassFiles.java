package io.fallbackcached.core.weave;

import io.fallbackcached.core.rules.match.ClassBytes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.IdentityHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of classes that are loaded. From the jar that a class says it came from, if it says so: there may be ten
 * thousand before an application's first line, and through their loader each costs several times as much. For one thread.
 */
final class LoadedClassFiles implements AutoCloseable {

    private final IdentityHashMap<CodeSource, Opened> opened = new IdentityHashMap<>();

    /** @return null if there is none to be found, as for a class that was made at run time */
    byte @Nullable [] of(Class<?> loaded, String internalName) {
        byte[] fromJar = inJar(loaded, internalName);
        return fromJar != null ? fromJar : ClassBytes.of(loaded.getClassLoader(), internalName);
    }

    @Override
    public void close() {
        for (Opened each : opened.values()) {
            each.close();
        }
    }

    private byte @Nullable [] inJar(Class<?> loaded, String internalName) {
        ProtectionDomain domain = loaded.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        if (source == null) {
            return null;
        }
        Opened jar = opened.get(source);
        if (jar == null) {
            jar = new Opened(source.getLocation());
            opened.put(source, jar);
        }
        return jar.read(internalName);
    }

    /** A jar, or what is no jar and shows nothing. */
    private static final class Opened implements AutoCloseable {
        private final @Nullable JarFile jar;

        Opened(@Nullable URL location) {
            this.jar = open(location);
        }

        byte @Nullable [] read(String internalName) {
            JarEntry entry = jar == null ? null : jar.getJarEntry(internalName + ".class");
            if (jar == null || entry == null || entry.getSize() < 0) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] bytes = new byte[(int) entry.getSize()];
                return in.readNBytes(bytes, 0, bytes.length) == bytes.length ? bytes : null;
            } catch (IOException | RuntimeException unreadable) {
                return null;
            }
        }

        @Override
        public void close() {
            try {
                if (jar != null) {
                    jar.close();
                }
            } catch (IOException harmless) {
                // it was only read
            }
        }

        private static @Nullable JarFile open(@Nullable URL location) {
            if (location == null || !location.getProtocol().equals("file")) {
                return null;
            }
            try {
                File file = new File(location.toURI());
                return file.isFile() ? new JarFile(file, false, JarFile.OPEN_READ, Runtime.version()) : null;
            } catch (Exception noJar) {
                return null;
            }
        }
    }
}
