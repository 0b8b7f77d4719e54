package io.fallbackcached.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Addresses of entries that read from the open jar. The JDK's own {@code jar:} addresses would open the file again, check
 * its signatures, and keep it in a cache of the whole JVM. Thread-safe.
 */
final class JarEntryUrls {

    private static final String PROTOCOL = "fallbackcached";

    private final JarFile jar;
    private final URLStreamHandler handler = new Handler();

    JarEntryUrls(JarFile jar) {
        this.jar = jar;
    }

    URL of(JarEntry entry) {
        try {
            return new URL(PROTOCOL, "", -1, "/" + entry.getName(), handler);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            JarEntry entry = jar.getJarEntry(url.getPath().substring(1));
            if (entry == null) {
                throw new FileNotFoundException(url + " is not in " + jar.getName());
            }
            return new Connection(url, entry);
        }
    }

    private final class Connection extends URLConnection {

        private final JarEntry entry;

        Connection(URL url, JarEntry entry) {
            super(url);
            this.entry = entry;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return jar.getInputStream(entry);
        }

        @Override
        public long getContentLengthLong() {
            return entry.getSize();
        }
    }
}
