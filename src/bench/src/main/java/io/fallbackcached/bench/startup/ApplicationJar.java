package io.fallbackcached.bench.startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the application into a jar, with the lists of classes that it loads. */
final class ApplicationJar {

    private static final List<String> LISTS = List.of("plain", "annotated");

    private ApplicationJar() {}

    /** The jar, made anew only if its sources have changed. */
    static Path in(Path folder) throws IOException {
        Map<String, String> sources = ApplicationSources.all();
        Path jar = folder.resolve("application-" + Integer.toHexString(sources.hashCode()) + ".jar");
        if (!Files.exists(jar)) {
            System.out.println("compiling the application: " + sources.size() + " sources");
            Path unfinished = folder.resolve("application.unfinished");
            write(unfinished, compiled(sources));
            Files.move(unfinished, jar);
        }
        return jar;
    }

    private static Map<String, byte[]> compiled(Map<String, String> sources) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        try (Classes classes = new Classes(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            List<String> options = List.of("--release", "17", "-g", "-nowarn", "-proc:none");
            if (!compiler.getTask(null, classes, null, options, null, units).call()) {
                throw new IllegalStateException("the application does not compile");
            }
            return classes.bytes();
        }
    }

    private static void write(Path jar, Map<String, byte[]> classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String list : LISTS) {
                StringBuilder names = new StringBuilder();
                classes.keySet().stream()
                        .filter(name -> ApplicationSources.isIn(list, name))
                        .forEach(name -> names.append(name).append('\n'));
                add(out, list + ".txt", names.toString().getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                add(out, each.getKey().replace('.', '/') + ".class", each.getValue());
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled. */
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Classes(JavaFileManager platform) {
            super(platform);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new TreeMap<>();
            written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }
    }
}
