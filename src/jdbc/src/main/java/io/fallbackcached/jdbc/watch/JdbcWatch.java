package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.session.Connections;
import io.fallbackcached.jdbc.sql.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches drivers: the classes that do what the interfaces of {@code java.sql} say, not those that pass it on. Thread-safe. */
public final class JdbcWatch implements MethodWatch {

    private final Connections connections;
    private final WatchedMethods methods;

    /** @param dialects of the products that are understood */
    public JdbcWatch(WatchSetup setup, List<Dialect> dialects) {
        this.connections = new Connections(setup, dialects);
        this.methods = new WatchedMethods(connections);
    }

    @Override
    public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
        return methods.watcher(type, methodName, descriptor);
    }

    @Override
    public void close() {
        connections.close();
    }
}
