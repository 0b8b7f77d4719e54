package io.fallbackcached.jdbc.tenant;

import io.fallbackcached.core.watch.MethodWatch;
import io.fallbackcached.core.watch.WatchExtension;
import io.fallbackcached.core.watch.WatchSetup;

/** Begins to watch for tenants. */
public final class TenantWatchExtension implements WatchExtension {

    @Override
    public MethodWatch begin(WatchSetup setup) {
        return new TenantWatch(setup.coherence().tenancy());
    }
}
