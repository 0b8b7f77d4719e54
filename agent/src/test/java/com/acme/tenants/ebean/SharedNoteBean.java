package com.acme.tenants.ebean;

import io.ebean.annotation.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Of the table that all tenants share. */
@Entity
@Table(name = "note")
public class SharedNoteBean {

    @Id
    private long id;

    private String text;

    @TenantId
    private String tenant;

    public long getId() {
        return id;
    }

    public String getText() {
        return text;
    }

    public String getTenant() {
        return tenant;
    }
}
