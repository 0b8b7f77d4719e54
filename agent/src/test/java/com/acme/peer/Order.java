package com.acme.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** As an application compiles it: Ebean's agent, if it is there, makes an entity bean of it. */
@Entity
public class Order {

    @Id
    private long id;

    private String customer;

    public Order(long id, String customer) {
        this.id = id;
        this.customer = customer;
    }

    public long getId() {
        return id;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }
}
