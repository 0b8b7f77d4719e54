package io.fallbackcached.demo.application;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** What the application's jar reaches through its manifest, to read resources from. */
final class ApplicationClassPath implements AutoCloseable {

    private final URLClassLoader loader;

    private ApplicationClassPath(URLClassLoader loader) {
        this.loader = loader;
    }

    static ApplicationClassPath of(Path jar) throws IOException {
        return new ApplicationClassPath(
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
    }

    byte[] read(String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the application has no " + resource);
            }
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
