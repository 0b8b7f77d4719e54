package com.acme.people.dao;

import com.acme.people.Person;

public class EbeanPersonDao extends AbstractPersonDao {

    @Override
    public Person findById(long id) {
        return find(id);
    }
}
