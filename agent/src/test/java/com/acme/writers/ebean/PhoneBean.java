package com.acme.writers.ebean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "phone")
public class PhoneBean {

    @Id
    private long id;

    @ManyToOne(optional = false)
    private PersonBean person;

    private String number;

    public PhoneBean(long id, PersonBean person, String number) {
        this.id = id;
        this.person = person;
        this.number = number;
    }

    public long getId() {
        return id;
    }

    public PersonBean getPerson() {
        return person;
    }

    public String getNumber() {
        return number;
    }
}
