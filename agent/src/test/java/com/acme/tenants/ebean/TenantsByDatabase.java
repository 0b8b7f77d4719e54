package com.acme.tenants.ebean;

import com.acme.tenants.DatabasesByRoute;
import io.ebean.config.DatabaseConfig;
import io.ebean.config.TenantMode;
import java.util.Map;
import javax.sql.DataSource;

public class TenantsByDatabase extends EbeanTenants {

    public TenantsByDatabase() {
        super(TenantMode.DB, NoteBean.class);
    }

    @Override
    void configure(DatabaseConfig config) {
        Map<Object, DataSource> sources =
                Map.of("a", DatabasesByRoute.database("a"), "b", DatabasesByRoute.database("b"));
        config.setTenantDataSourceProvider(sources::get);
    }
}
