package com.acme.writers.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** A person that Hibernate keeps in its second-level cache. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@Table(name = "person")
public class CachedEntity {

    @Id
    private long id;

    private String name;
    private String city;
    private int version;

    protected CachedEntity() {}

    public CachedEntity(long id, String name, String city) {
        this.id = id;
        this.name = name;
        this.city = city;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getId() {
        return id;
    }

    public String getCity() {
        return city;
    }

    public int getVersion() {
        return version;
    }
}
