package com.acme.people.dao;

import com.acme.people.Person;
import io.fallbackcached.annotations.FallbackCached;

public class EbeanPersonDao extends AbstractPersonDao {

    @Override
    @FallbackCached(name = "people", expireAfterWrite = "PT10M")
    public Person findById(long id) {
        return find(id);
    }
}
