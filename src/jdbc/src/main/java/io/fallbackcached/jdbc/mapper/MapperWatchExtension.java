package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;

/** Begins to watch object-relational mappers. */
public final class MapperWatchExtension implements WatchExtension {

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return new MapperWatch(setup.coherence());
    }
}
