package com.acme.tenants.ebean;

import com.acme.tenants.Notes;
import com.acme.writers.Bodies;
import io.ebean.Database;
import java.util.List;

/** Reads notes with Ebean, which asks for whom. */
public class EbeanNotes extends Notes {

    private final Database database;
    private final Class<?> bean;

    public EbeanNotes(Database database, Class<?> bean) {
        super(null);
        this.database = database;
        this.bean = bean;
    }

    @Override
    public List<String> all() {
        Bodies.run();
        return database.find(bean).select("text").orderBy("id").findSingleAttributeList();
    }

    @Override
    public String one(long id) {
        Bodies.run();
        return database.find(bean).select("text").where().idEq(id).findSingleAttribute();
    }
}
