package com.acme.writers.ebean;

import com.acme.writers.Bodies;
import io.ebean.Database;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Reads that Ebean answers in ways of its own. All are cached. */
public class SpecialPeople {

    private final Database database;

    public SpecialPeople(Database database) {
        this.database = database;
    }

    /** From Ebean's bean cache. */
    public String nameFromBeanCache(long id) {
        Bodies.run();
        CachedBean person = database.find(CachedBean.class, id);
        return person == null ? "nobody" : person.getName();
    }

    /** From Ebean's query cache. */
    public List<String> namesFromQueryCache(String city) {
        Bodies.run();
        return database
                .find(CachedBean.class)
                .setUseQueryCache(true)
                .where()
                .eq("city", city)
                .orderBy("name")
                .findList()
                .stream()
                .map(CachedBean::getName)
                .collect(Collectors.toList());
    }

    /** In a thread of Ebean's. */
    public List<String> namesFromFuture(String city) {
        Bodies.run();
        try {
            return database
                    .find(PersonBean.class)
                    .where()
                    .eq("city", city)
                    .orderBy("name")
                    .findFutureList()
                    .get()
                    .stream()
                    .map(PersonBean::getName)
                    .collect(Collectors.toList());
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The bean, whose phones are loaded when they are asked for. */
    public PersonBean person(long id) {
        Bodies.run();
        return database.find(PersonBean.class, id);
    }

    /** By a query with the name and by a count: one of them may come from what the transaction knows. */
    public String nameAndCount(long id) {
        Bodies.run();
        return database.find(PersonBean.class, id).getName() + " of "
                + database.find(PhoneBean.class).findCount();
    }

    public int count() {
        Bodies.run();
        return database.find(PersonBean.class).findCount();
    }

    public int countWithNicknames() {
        Bodies.run();
        return database.find(NicknamedBean.class)
                .where()
                .isNotEmpty("nicknames")
                .findCount();
    }
}
