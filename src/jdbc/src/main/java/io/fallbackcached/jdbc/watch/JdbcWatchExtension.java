package io.fallbackcached.jdbc.watch;

import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;
import io.fallbackcached.jdbc.sql.Dialect;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Watches what goes through {@code java.sql}. */
public final class JdbcWatchExtension implements WatchExtension {

    @Override
    public MethodWatch begin(WatchSetup setup) {
        List<Dialect> dialects = ServiceLoader.load(Dialect.class, JdbcWatchExtension.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toUnmodifiableList());
        return new JdbcWatch(setup, dialects);
    }
}
