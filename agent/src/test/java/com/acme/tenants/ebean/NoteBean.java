package com.acme.tenants.ebean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "note")
public class NoteBean {

    @Id
    private long id;

    private String text;

    public long getId() {
        return id;
    }

    public String getText() {
        return text;
    }
}
