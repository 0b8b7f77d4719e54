package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;
import java.util.List;

/** Begins to watch for tenants. */
public final class TenantWatchExtension implements WatchExtension {

    static final List<String> EBEAN = List.of("io/ebean/config/DatabaseConfig", "io/ebean/DatabaseBuilder");
    static final List<String> HIBERNATE = List.of(
            "org/hibernate/boot/spi/SessionFactoryOptions", "org/hibernate/engine/spi/SessionFactoryImplementor");
    static final List<String> SPRING = List.of("org/springframework/jdbc/datasource/lookup/AbstractRoutingDataSource");

    @Override
    public List<String> signs() {
        return List.of(EBEAN.get(0), EBEAN.get(1), HIBERNATE.get(0), HIBERNATE.get(1), SPRING.get(0));
    }

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return new TenantWatch(setup.coherence().tenancy());
    }
}
