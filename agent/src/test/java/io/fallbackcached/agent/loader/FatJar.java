package io.fallbackcached.agent.loader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Builds an executable jar as Spring Boot's plugins do: its loader at the root, everything else below {@code BOOT-INF}. */
final class FatJar {

    private FatJar() {}

    /** @param loader Spring Boot's own {@code spring-boot-loader} jar */
    static void build(Path jar, Path loader, Class<?> start, Path classes, Path library) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        main.putValue("Start-Class", start.getName());
        main.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        main.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            copyLoader(loader, out);
            directory(out, "BOOT-INF/");
            directory(out, "BOOT-INF/classes/");
            addFolder(out, "BOOT-INF/classes/", classes);
            directory(out, "BOOT-INF/lib/");
            addStored(out, "BOOT-INF/lib/library-1.0.jar", jarOf(library));
        }
    }

    private static void copyLoader(Path loader, JarOutputStream out) throws IOException {
        try (JarFile from = new JarFile(loader.toFile())) {
            for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith("org/")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    private static byte[] jarOf(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            addFolder(out, "", folder);
        }
        return bytes.toByteArray();
    }

    private static void addFolder(JarOutputStream out, String prefix, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        for (Path file : files) {
            out.putNextEntry(
                    new JarEntry(prefix + folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
        }
    }

    private static void directory(JarOutputStream out, String name) throws IOException {
        out.putNextEntry(new JarEntry(name));
    }

    /** The loader reads a nested jar in place, so it must not be compressed. */
    private static void addStored(JarOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        JarEntry entry = new JarEntry(name);
        entry.setMethod(JarEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
    }
}
