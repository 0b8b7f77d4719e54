package com.acme.writers;

/** Someone, for libraries that map nothing. */
public class PersonRow implements Person {

    private final String name;
    private final String city;

    public PersonRow(String name, String city) {
        this.name = name;
        this.city = city;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getCity() {
        return city;
    }
}
