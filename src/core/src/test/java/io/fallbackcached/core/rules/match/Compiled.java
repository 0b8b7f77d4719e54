package io.fallbackcached.core.rules.match;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** An application compiled on the spot: class files in a loader that shows them and fails a test that loads one. */
final class Compiled extends ClassLoader {

    private final Map<String, byte[]> files = new HashMap<>();

    private Compiled() {
        super(Compiled.class.getClassLoader());
    }

    /** @param types source of types of package com.acme, all in one file */
    static Compiled of(String types) {
        Compiled compiled = new Compiled();
        String source = "package com.acme; import io.fallbackcached.annotations.*; import java.util.*;" + types;
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///All.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
        JavaFileManager files =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                ByteArrayOutputStream out = new ByteArrayOutputStream();
                                outputs.put(className, out);
                                return out;
                            }
                        };
                    }
                };
        List<String> options = new ArrayList<>(List.of("-parameters", "-proc:none", "-nowarn"));
        if (!compiler.getTask(null, files, null, options, null, List.of(file)).call()) {
            throw new IllegalArgumentException(source);
        }
        outputs.forEach((name, out) -> compiled.files.put(name.replace('.', '/'), out.toByteArray()));
        return compiled;
    }

    byte[] bytes(String simpleName) {
        return java.util.Objects.requireNonNull(files.get("com/acme/" + simpleName), simpleName);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name.replace(".class", ""));
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
        throw new AssertionError("loads " + name);
    }
}
