package com.acme.tenants;

import com.acme.writers.Site;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The same without pools: nobody has connected as the second user when the first one's answers are in memory already. */
public class UnpooledUsers extends PooledUsers {

    @Override
    protected Function<String, Notes> open() {
        Notes notes = new Notes(new Desk(new Routes(Map.of("a", source("a"), "b", source("b")))));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    private static DataSource source(String user) {
        PGSimpleDataSource source = Site.dataSource();
        source.setUser(user);
        return source;
    }
}
