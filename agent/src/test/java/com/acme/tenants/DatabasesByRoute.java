package com.acme.tenants;

import com.acme.writers.Site;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database for each tenant, chosen by the thread. */
public class DatabasesByRoute extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        Notes notes = new Notes(new Desk(new Routes(Map.of("a", database("a"), "b", database("b")))));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    /** One that has the tenant's notes and nothing else. */
    public static DataSource database(String tenant) {
        PGSimpleDataSource source = Site.dataSource();
        source.setDatabaseName("notes_of_" + tenant);
        return source;
    }
}
