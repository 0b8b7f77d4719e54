package com.acme.writers;

/** What the story wants to know about someone. */
public interface Person {

    String getName();

    String getCity();
}
