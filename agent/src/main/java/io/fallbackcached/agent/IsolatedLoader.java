package io.fallbackcached.agent;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent proper and its libraries from the folder {@value #FOLDER} of the agent's jar, where nothing else looks for
 * classes: they are stored as {@code .classdata}. Own classes come first, then the platform's; the application's are
 * invisible, so its versions of the same libraries never meet the agent's.
 *
 * <p>Never closed: threads of the application may be inside agent code long after a stop. The jar is closed when the loader
 * is collected.
 */
final class IsolatedLoader extends ClassLoader {

    static final String FOLDER = "isolated/";

    private static final String CLASS = ".class";
    private static final String CLASS_DATA = ".classdata";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final ProtectionDomain domain;
    private final JarEntryUrls urls;

    IsolatedLoader(File file, ClassLoader parent) throws IOException {
        super(parent);
        // Unverified: the JVM has read this jar already, and checking signatures costs start-up time.
        this.jar = new JarFile(file, false);
        URL location = file.toURI().toURL();
        this.domain = new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null, this, null);
        this.urls = new JarEntryUrls(jar);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                type = own(name);
            }
            if (type == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null || !mayBeTheParents(name) ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!mayBeTheParents(name)) {
            return findResources(name);
        }
        List<URL> found = new ArrayList<>(Collections.list(findResources(name)));
        found.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(found);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        JarEntry entry = entry(name);
        try {
            return entry != null ? jar.getInputStream(entry) : super.getResourceAsStream(name);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        JarEntry entry = entry(name);
        return entry == null ? null : urls.of(entry);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL own = findResource(name);
        return Collections.enumeration(own == null ? Collections.<URL>emptyList() : Collections.singletonList(own));
    }

    @Override
    public String toString() {
        return "FallbackCached's isolated loader";
    }

    /**
     * Only class files are: settings and services of the platform are none of the libraries' business, and on 17 asking for
     * them would settle the default file system before the application does.
     */
    private static boolean mayBeTheParents(String name) {
        return name.endsWith(CLASS);
    }

    private @Nullable Class<?> own(String name) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            // The seam is stored here as well, but only the boot loader may define it.
            return null;
        }
        JarEntry entry = entry(name.replace('.', '/') + CLASS);
        if (entry == null) {
            return null;
        }
        try {
            byte[] bytes = bytesOf(entry);
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name + " cannot be read from " + jar.getName(), unreadable);
        }
    }

    private @Nullable JarEntry entry(String resource) {
        String stored = resource.endsWith(CLASS)
                ? resource.substring(0, resource.length() - CLASS.length()) + CLASS_DATA
                : resource;
        return jar.getJarEntry(FOLDER + stored);
    }

    private byte[] bytesOf(JarEntry entry) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(entry.getSize())];
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readFully(bytes);
        }
        return bytes;
    }
}
