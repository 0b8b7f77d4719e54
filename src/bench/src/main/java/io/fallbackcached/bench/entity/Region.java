package io.fallbackcached.bench.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What customers refer to, and what is not loaded with them. */
@Entity
@Table(name = "region")
@SuppressWarnings("NullAway") // as applications write them
public class Region {

    @Id
    private long id;

    private String name;

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
