package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;
import java.util.List;

/** Begins to watch object-relational mappers. */
public final class MapperWatchExtension implements WatchExtension {

    /** Broader than the places: their classes may know them through supertypes only. */
    @Override
    public List<String> signs() {
        return List.of(
                "io/ebean/cache/ServerCache",
                "io/ebean/BackgroundExecutor",
                "io/ebean/bean/PersistenceContext",
                "io/ebeaninternal/api/SpiBackgroundExecutor",
                "io/ebeaninternal/api/SpiPersistenceContext",
                "io/ebeaninternal/server/cache/",
                "io/ebeaninternal/server/persist/BatchControl",
                "org/hibernate/cache/spi/",
                MapperWatch.PERSISTENCE_CONTEXT);
    }

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return new MapperWatch(setup.coherence());
    }
}
