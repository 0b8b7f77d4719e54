package com.acme.people;

import com.acme.people.dao.PersonDao;
import java.util.List;

public class PersonService {

    private final PersonDao personDao;

    public PersonService(PersonDao personDao) {
        this.personDao = personDao;
    }

    /** The person with this id, or null. */
    public Person find(long id) {
        return personDao.findById(id);
    }

    public List<Person> findByLastName(String lastName) {
        return personDao.findByLastName(lastName);
    }

    public Person add(String firstName, String lastName, int age) {
        if (age < 0) {
            throw new IllegalArgumentException("age is negative: " + age);
        }
        Person person = new Person(firstName, lastName, age);
        personDao.save(person);
        return person;
    }
}
