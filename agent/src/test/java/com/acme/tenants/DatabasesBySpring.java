package com.acme.tenants;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** A database for each tenant, chosen by Spring's router. */
public class DatabasesBySpring extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        AbstractRoutingDataSource router = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return Current.tenant();
            }
        };
        router.setTargetDataSources(Map.of("a", DatabasesByRoute.database("a"), "b", DatabasesByRoute.database("b")));
        router.afterPropertiesSet();
        Notes notes = new Notes(new Desk(router));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }
}
