package com.acme.people;

import com.acme.people.dao.PersonDao;
import com.acme.people.dao.RegistryDao;
import io.ebean.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** Reads commands, a line each, and answers them. */
public class PeopleConsole {

    private static final String USAGE =
            "find <id> | name <last name> | add <first name> <last name> <age> | time <times> <id>"
                    + " | rename <id> <last name> | age <id> <age>";

    private final PersonService people;
    private final RegistryDao registry = new RegistryDao();
    private final AgeImport ages = new AgeImport();

    PeopleConsole(PersonService people) {
        this.people = people;
    }

    public static void main(String[] args) throws IOException {
        Database database = PeopleDatabase.open();
        try {
            PersonDao dao = ServiceLoader.load(PersonDao.class).iterator().next();
            new PeopleConsole(new PersonService(dao))
                    .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        } finally {
            database.shutdown();
        }
    }

    private void run(BufferedReader commands) throws IOException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println("people> " + line);
            try {
                execute(line.trim().split("\\s+"));
            } catch (RuntimeException | SQLException e) {
                System.out.println("failed: " + e);
            }
        }
    }

    private void execute(String[] words) throws SQLException {
        long start = System.nanoTime();
        if (words.length == 2 && words[0].equals("find")) {
            print(words[1], people.find(Long.parseLong(words[1])));
        } else if (words.length == 2 && words[0].equals("name")) {
            people.findByLastName(words[1]).forEach(person -> print(person.getId(), person));
        } else if (words.length == 4 && words[0].equals("add")) {
            Person person = people.add(words[1], words[2], Integer.parseInt(words[3]));
            print(person.getId(), person);
        } else if (words.length == 3 && words[0].equals("time")) {
            findRepeatedly(Integer.parseInt(words[1]), Long.parseLong(words[2]));
        } else if (words.length == 3 && words[0].equals("rename")) {
            registry.rename(Long.parseLong(words[1]), words[2]);
        } else if (words.length == 3 && words[0].equals("age")) {
            ages.take(Long.parseLong(words[1]), Integer.parseInt(words[2]));
        } else {
            System.out.println("usage: " + USAGE);
        }
        System.out.println("took " + micros(System.nanoTime() - start));
    }

    private void findRepeatedly(int times, long id) {
        Person last = null;
        for (int i = 0; i < times; i++) {
            last = people.find(id);
        }
        print(id, last);
    }

    private static void print(Object id, Person person) {
        String found =
                person == null ? "nobody" : person.getFirstName() + " " + person.getLastName() + ", " + person.getAge();
        System.out.println("person " + id + ": " + found);
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%d us", TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
