package com.acme.writers;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Asks everything the story is about, and marks with an asterisk what was not answered from memory. */
final class Looks implements AutoCloseable {

    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    private final People people;

    Looks(People people) {
        this.people = people;
    }

    /** What no object-relational mapper answers by what it read earlier in the transaction. */
    String valuesHere() {
        return "Berne=" + answer(() -> people.namesIn("Berne"))
                + " count=" + answer(people::count)
                + " phones=" + answer(() -> people.phonesOf(1));
    }

    String here() {
        return "1=" + answer(() -> person(1))
                + " 2=" + answer(() -> person(2))
                + " Berne=" + answer(() -> people.namesIn("Berne"))
                + " Bonn=" + answer(() -> people.namesIn("Bonn"))
                + " count=" + answer(people::count)
                + " phones=" + answer(() -> people.phonesOf(1))
                + answer(() -> people.phonesOf(2));
    }

    /** In another thread, which is in no transaction. */
    String elsewhere() {
        try {
            return elsewhere.submit(this::here).get();
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        elsewhere.shutdown();
    }

    private String person(long id) {
        Person person = people.find(id);
        return person == null ? "nobody" : person.getName() + "/" + person.getCity();
    }

    private static String answer(Supplier<Object> question) {
        int before = Bodies.runs();
        Object answer = question.get();
        return answer + (Bodies.runs() == before ? "" : "*");
    }
}
