package io.fallbackcached.ebean;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets the zone see both sides:
 *
 * <pre>
 *   io.fallbackcached.ebean.zone   here, from the agent's bytes
 *   io.fallbackcached.core.values  the agent's
 *   anything else                  the application's, as its Ebean sees it
 * </pre>
 */
final class ZoneLoader extends ClassLoader {

    private static final String ZONE = "io.fallbackcached.ebean.zone.";
    private static final String CONTRACT = "io.fallbackcached.core.values.";

    private final ClassLoader agent;

    ZoneLoader(ClassLoader agent, @Nullable ClassLoader ebean) {
        super(ebean);
        this.agent = agent;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(CONTRACT)) {
            return agent.loadClass(name);
        }
        if (!name.startsWith(ZONE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(ZONE)) {
            throw new ClassNotFoundException(name); // what the application lacks must not come from the agent
        }
        try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
