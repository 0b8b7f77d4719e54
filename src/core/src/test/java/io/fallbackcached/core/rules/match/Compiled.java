package io.fallbackcached.core.rules.match;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * An application compiled on the spot: class files in a loader that shows them, with nothing but {@code java.*} above it,
 * and fails a test that loads one.
 */
final class Compiled extends ClassLoader {

    private static final String HEAD =
            "package com.acme; import io.fallbackcached.annotations.*; import java.lang.annotation.*; import java.util.*;";
    private static final Pattern PUBLIC_TYPE = Pattern.compile("public (?:class|interface) (\\w+)");

    private final Map<String, byte[]> files = new HashMap<>();

    private Compiled() {
        super(null);
    }

    /** @param sources types of package com.acme, or of the one that a source begins with; only the latter may be public */
    static Compiled of(String... sources) {
        return compiled(List.of("-parameters"), sources);
    }

    /** Neither parameter names nor debug information. */
    static Compiled stripped(String source) {
        return compiled(List.of("-g:none"), source);
    }

    private static Compiled compiled(List<String> options, String... sources) {
        Compiled compiled = new Compiled();
        var compiler = ToolProvider.getSystemJavaCompiler();
        Output output = new Output(compiler.getStandardFileManager(null, null, null));
        List<String> all = Stream.concat(Stream.of("-proc:none", "-nowarn"), options.stream())
                .collect(Collectors.toList());
        List<Source> files = Stream.of(sources).map(Source::new).collect(Collectors.toList());
        if (!compiler.getTask(null, output, null, all, null, files).call()) {
            throw new IllegalArgumentException(String.join("\n", sources));
        }
        output.files.forEach((name, bytes) -> compiled.files.put(name.replace('.', '/'), bytes.toByteArray()));
        return compiled;
    }

    /** @param name a simple name in com.acme, or an internal name */
    byte[] bytes(String name) {
        return requireNonNull(files.get(internal(name)), name).clone();
    }

    List<String> internalNames() {
        return files.keySet().stream().sorted().collect(Collectors.toUnmodifiableList());
    }

    /** As if the optional library that has the type were not there. */
    Compiled without(String name) {
        requireNonNull(files.remove(internal(name)), name);
        return this;
    }

    Compiled with(String name, byte[] bytes) {
        files.put(internal(name), bytes);
        return this;
    }

    /** As if compiled for another Java. */
    Compiled withVersion(String name, int major) {
        byte[] bytes = bytes(name);
        bytes[6] = 0;
        bytes[7] = (byte) major;
        return with(name, bytes);
    }

    static String internal(String name) {
        return name.contains("/") ? name : "com/acme/" + name;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name.replace(".class", ""));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
        throw new AssertionError("loads " + name);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + fileName(text)), Kind.SOURCE);
            this.text = text.startsWith("package ") ? text : HEAD + text;
        }

        private static String fileName(String text) {
            Matcher name = PUBLIC_TYPE.matcher(text);
            return (text.startsWith("package ") && name.find() ? name.group(1) : "All") + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        final Map<String, ByteArrayOutputStream> files = new HashMap<>();

        Output(JavaFileManager compiler) {
            super(compiler);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    files.put(className, out);
                    return out;
                }
            };
        }
    }
}
