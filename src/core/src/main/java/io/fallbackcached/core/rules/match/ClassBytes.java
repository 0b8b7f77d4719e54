package io.fallbackcached.core.rules.match;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Class files as resources. Never loads a class; a loader that fails has simply nothing to show. */
public final class ClassBytes {

    private ClassBytes() {}

    /** @param loader null for the platform's types alone */
    public static byte @Nullable [] of(@Nullable ClassLoader loader, String internalName) {
        byte[] bytes = loader == null || isJava(internalName) ? null : read(loader, internalName);
        // some loaders delegate only java.* and hide even those types' class files
        return bytes != null ? bytes : ofPlatform(internalName);
    }

    /** Nearly all are the base module's, which shows them without an address and what the JDK has to open one. */
    private static byte @Nullable [] ofPlatform(String internalName) {
        byte[] bytes = isJava(internalName) ? readBase(internalName) : null;
        return bytes != null ? bytes : read(ClassLoader.getPlatformClassLoader(), internalName);
    }

    private static byte @Nullable [] readBase(String internalName) {
        try (InputStream in = Object.class.getModule().getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Only the platform may define these, so every loader shows the same. */
    static boolean isJava(String internalName) {
        return internalName.startsWith("java/");
    }

    private static byte @Nullable [] read(ClassLoader loader, String internalName) {
        try (InputStream in = open(loader, internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /**
     * The application's loader asks its parents first, and these look into each of the JDK's modules for a class file that is in
     * none of their packages. Its class path alone is the unnamed module's.
     */
    private static @Nullable InputStream open(ClassLoader loader, String resource) throws IOException {
        InputStream onClassPath = loader.getParent() == ClassLoader.getPlatformClassLoader()
                        && loader == ClassLoader.getSystemClassLoader()
                ? loader.getUnnamedModule().getResourceAsStream(resource)
                : null;
        return onClassPath != null ? onClassPath : loader.getResourceAsStream(resource);
    }
}
