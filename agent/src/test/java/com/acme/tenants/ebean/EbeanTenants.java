package com.acme.tenants.ebean;

import com.acme.tenants.Current;
import com.acme.tenants.Notes;
import com.acme.tenants.TenantStory;
import com.acme.writers.Site;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.config.TenantMode;
import io.ebean.datasource.DataSourceConfig;
import io.ebean.platform.postgres.PostgresPlatform;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tenants as Ebean knows them: one that the thread acts for, asked of the application by a lambda. */
abstract class EbeanTenants extends TenantStory {

    private final TenantMode mode;
    private final Class<?> bean;

    EbeanTenants(TenantMode mode, Class<?> bean) {
        this.mode = mode;
        this.bean = bean;
    }

    abstract void configure(DatabaseConfig config);

    @Override
    protected Function<String, Notes> open() {
        DatabaseConfig config = new DatabaseConfig();
        config.setName("notes");
        config.setRegister(false);
        config.setDefaultServer(false);
        config.addClass(bean);
        config.setTenantMode(mode);
        config.setDatabasePlatform(new PostgresPlatform());
        config.setCurrentTenantProvider(Current::tenant);
        configure(config);
        Notes notes = new EbeanNotes(DatabaseFactory.create(config), bean);
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    static DataSourceConfig source() {
        return new DataSourceConfig()
                .setUrl(Site.url())
                .setUsername(Site.user())
                .setPassword(Site.password())
                .setMinConnections(1)
                .setMaxConnections(2);
    }
}
