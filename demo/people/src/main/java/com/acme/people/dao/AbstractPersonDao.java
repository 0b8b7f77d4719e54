package com.acme.people.dao;

import com.acme.people.Person;
import java.util.List;

abstract class AbstractPersonDao extends AbstractDao<Person> implements PersonDao {

    AbstractPersonDao() {
        super(Person.class);
    }

    @Override
    public List<Person> findByLastName(String lastName) {
        return query().where().eq("lastName", lastName).orderBy("firstName").findList();
    }
}
