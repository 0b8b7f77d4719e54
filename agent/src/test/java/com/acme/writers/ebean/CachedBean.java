package com.acme.writers.ebean;

import io.ebean.annotation.Cache;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person that Ebean keeps in caches of its own. */
@Entity
@Cache(enableQueryCache = true)
@Table(name = "person")
public class CachedBean {

    @Id
    private long id;

    private String name;
    private String city;

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCity() {
        return city;
    }
}
