package io.fallbackcached.bench.application.shop;

import io.ebean.annotation.Cache;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Cache(enableQueryCache = true)
@Table(name = "customer")
public class Customer {

    @Id
    private long id;

    private String name;
    private String email;
    private String city;

    @Version
    private int version;

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public int getVersion() {
        return version;
    }
}
