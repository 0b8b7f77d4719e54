package com.acme.people.dao;

import com.acme.people.Person;
import java.util.List;

public interface PersonDao {

    /** The person with this id, or null. */
    Person findById(long id);

    List<Person> findByLastName(String lastName);

    void save(Person person);

    void delete(Person person);
}
