package com.acme.tenants.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;

/** Of the table that all tenants share. */
@Entity
@Table(name = "note")
public class NoteEntity {

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
