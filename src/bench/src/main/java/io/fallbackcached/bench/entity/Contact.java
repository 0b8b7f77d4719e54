package io.fallbackcached.bench.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** One of many of a customer's. */
@Entity
@Table(name = "contact")
@SuppressWarnings("NullAway") // as applications write them
public class Contact {

    @Id
    private long id;

    @ManyToOne
    private Customer customer;

    private String phone;

    public long getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public String getPhone() {
        return phone;
    }
}
