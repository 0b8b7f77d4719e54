package io.fallbackcached.bench.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Small jars that are made for the comparison. */
final class PeerJars {

    private final Path folder;

    PeerJars(Path folder) {
        this.folder = folder;
    }

    /** An agent of the suite's own. */
    Path agent(Class<?> premain) throws IOException {
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), premain.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Can-Retransform-Classes"), "true");
        Path jar = folder.resolve(premain.getSimpleName() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addClass(out, premain);
            for (Class<?> nested : premain.getDeclaredClasses()) {
                addClass(out, nested);
            }
        }
        return jar;
    }

    /** The aspect with its {@code aop.xml}, for the class path. */
    Path aspects(String name, String aopXml) throws IOException {
        Path jar = folder.resolve("aspects-" + name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            addClass(out, RememberingAspect.class);
            add(out, "META-INF/aop.xml", aopXml.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static void addClass(JarOutputStream out, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = PeerJars.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            add(out, name, in.readAllBytes());
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
