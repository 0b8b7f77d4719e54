package com.acme.writers.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "phone")
public class PhoneEntity {

    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private PersonEntity person;

    private String number;

    protected PhoneEntity() {}

    public PhoneEntity(long id, PersonEntity person, String number) {
        this.id = id;
        this.person = person;
        this.number = number;
    }

    public long getId() {
        return id;
    }

    public PersonEntity getPerson() {
        return person;
    }

    public String getNumber() {
        return number;
    }
}
