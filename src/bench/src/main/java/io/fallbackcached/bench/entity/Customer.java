package io.fallbackcached.bench.entity;

import io.ebean.annotation.Cache;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An entity as there are many: plain columns, a reference, and a collection that is loaded when it is asked for. */
@Entity
@Table(name = "customer")
@Cache(enableQueryCache = true)
@SuppressWarnings("NullAway") // as applications write them
public class Customer {

    @Id
    private long id;

    private String name;
    private String email;
    private String city;

    @Enumerated(EnumType.STRING)
    private Status status;

    private BigDecimal creditLimit;
    private LocalDate birthday;
    private Instant registered;
    private boolean newsletter;

    @Version
    private long version;

    @ManyToOne
    private Region region;

    @OneToMany(mappedBy = "customer")
    private List<Contact> contacts;

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public String getCity() {
        return city;
    }

    public Status getStatus() {
        return status;
    }

    public BigDecimal getCreditLimit() {
        return creditLimit;
    }

    public LocalDate getBirthday() {
        return birthday;
    }

    public Instant getRegistered() {
        return registered;
    }

    public boolean isNewsletter() {
        return newsletter;
    }

    public long getVersion() {
        return version;
    }

    public Region getRegion() {
        return region;
    }

    public List<Contact> getContacts() {
        return contacts;
    }
}
