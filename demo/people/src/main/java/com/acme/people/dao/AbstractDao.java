package com.acme.people.dao;

import io.ebean.DB;
import io.ebean.Query;

/** What every DAO has in common. Runs on the default database. */
public abstract class AbstractDao<T> {

    private final Class<T> type;

    protected AbstractDao(Class<T> type) {
        this.type = type;
    }

    public void save(T bean) {
        DB.save(bean);
    }

    public void delete(T bean) {
        DB.delete(bean);
    }

    protected T find(Object id) {
        return DB.find(type, id);
    }

    protected Query<T> query() {
        return DB.find(type);
    }
}
