package com.acme.writers.ebean;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.List;

/** A person with values of its own, which Ebean writes after all beans. */
@Entity
@Table(name = "person")
public class NicknamedBean {

    @Id
    private long id;

    private String name;

    @ElementCollection
    @CollectionTable(name = "nickname", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "nickname")
    private List<String> nicknames;

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<String> getNicknames() {
        return nicknames;
    }
}
