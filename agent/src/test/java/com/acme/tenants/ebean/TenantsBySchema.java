package com.acme.tenants.ebean;

import io.ebean.config.DatabaseConfig;
import io.ebean.config.TenantMode;

public class TenantsBySchema extends EbeanTenants {

    public TenantsBySchema() {
        super(TenantMode.SCHEMA, NoteBean.class);
    }

    @Override
    void configure(DatabaseConfig config) {
        config.setDataSourceConfig(source());
        config.setTenantSchemaProvider(String::valueOf);
    }
}
