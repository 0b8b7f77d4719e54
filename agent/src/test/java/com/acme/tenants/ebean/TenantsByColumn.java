package com.acme.tenants.ebean;

import io.ebean.config.DatabaseConfig;
import io.ebean.config.TenantMode;

public class TenantsByColumn extends EbeanTenants {

    public TenantsByColumn() {
        super(TenantMode.PARTITION, SharedNoteBean.class);
    }

    @Override
    void configure(DatabaseConfig config) {
        config.setDataSourceConfig(source());
    }
}
