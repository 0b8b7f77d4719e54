package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.rules.match.ClassFacts;
import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.core.watch.Watcher;
import io.fallbackcached.jdbc.sql.Dialect;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Watches what goes through {@code java.sql}. */
public final class JdbcWatchExtension implements WatchExtension {

    @Override
    public List<String> signs() {
        return hasJdbc() ? List.of("java/sql/", "javax/sql/", "javax/transaction/xa/") : List.of();
    }

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return hasJdbc() ? watchJdbc(setup) : new NoJdbc();
    }

    private static boolean hasJdbc() {
        return ModuleLayer.boot().findModule("java.sql").isPresent();
    }

    private static MethodWatch watchJdbc(WatchSetup setup) {
        List<Dialect> dialects = ServiceLoader.load(Dialect.class, JdbcWatchExtension.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toUnmodifiableList());
        return new JdbcWatch(setup, dialects);
    }

    /** A JVM that was made without {@code java.sql} has nothing to watch. */
    private static final class NoJdbc implements MethodWatch {

        @Override
        public @Nullable Watcher watcher(ClassFacts type, String methodName, String descriptor) {
            return null;
        }

        @Override
        public void close() {}
    }
}
