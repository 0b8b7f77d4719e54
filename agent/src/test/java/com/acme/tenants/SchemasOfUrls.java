package com.acme.tenants;

import com.acme.writers.Site;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A data source for each schema, chosen by the thread. */
public class SchemasOfUrls extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        Notes notes = new Notes(new Desk(new Routes(Map.of("a", source("a"), "b", source("b")))));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    private static DataSource source(String schema) {
        PGSimpleDataSource source = Site.dataSource();
        source.setCurrentSchema(schema);
        return source;
    }
}
