package io.fallbackcached.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes small jars that look like the agent's. */
final class PackedJar implements AutoCloseable {

    private final JarOutputStream out;

    private PackedJar(OutputStream file, Manifest manifest) throws IOException {
        out = new JarOutputStream(file, manifest);
    }

    static PackedJar at(Path file) throws IOException {
        return at(file, FallbackCachedAgent.class.getName());
    }

    static PackedJar at(Path file, String premainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", premainClass);
        return new PackedJar(
                Files.newOutputStream(Files.createDirectories(file.getParent()).resolve(file)), manifest);
    }

    PackedJar folder(String name) throws IOException {
        return entry(name, new byte[0]);
    }

    PackedJar entry(String name, String text) throws IOException {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PackedJar entry(String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
