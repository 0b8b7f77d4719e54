package com.acme.writers.hibernate;

import com.acme.writers.Bodies;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads that Hibernate answers in ways of its own, in the session that is open for the view. All are cached. */
public class SpecialPeople {

    private static final ThreadLocal<Session> VIEW = new ThreadLocal<>();

    static void open(Session session) {
        VIEW.set(session);
    }

    static Session view() {
        return VIEW.get();
    }

    /** From the session, or the second-level cache. */
    public String nameCached(long id) {
        Bodies.run();
        return VIEW.get().find(CachedEntity.class, id).getName();
    }

    /** From the query cache. */
    public List<String> namesCached(String city) {
        Bodies.run();
        return VIEW.get()
                .createSelectionQuery(
                        "select p.name from CachedEntity p where p.city = :city order by p.name", String.class)
                .setParameter("city", city)
                .setCacheable(true)
                .getResultList();
    }

    /** By a find, which the session may answer. */
    public String name(long id) {
        Bodies.run();
        return VIEW.get().find(PersonEntity.class, id).getName();
    }

    /** By a query, whose rows the session may have as entities already. */
    public List<String> names(String city) {
        Bodies.run();
        return VIEW
                .get()
                .createSelectionQuery("from PersonEntity p where p.city = :city order by p.id", PersonEntity.class)
                .setParameter("city", city)
                .getResultList()
                .stream()
                .map(PersonEntity::getName)
                .collect(Collectors.toList());
    }

    /** An entity with a collection that belongs to its session. */
    public PersonEntity person(long id) {
        Bodies.run();
        return VIEW.get().find(PersonEntity.class, id);
    }

    public long count() {
        Bodies.run();
        return VIEW.get()
                .createSelectionQuery("select count(p) from PersonEntity p", Long.class)
                .getSingleResult();
    }

    /** Not one that only reads, though nothing is written before the transaction ends. */
    public PersonRecord findOrCreate(long id) {
        Bodies.run();
        PersonEntity known = VIEW.get().find(PersonEntity.class, id);
        if (known == null) {
            VIEW.get().persist(new PersonEntity(id, "New", "Nowhere"));
        }
        return new PersonRecord(known == null ? "New" : known.getName());
    }

    /** What findOrCreate gives. */
    public static class PersonRecord {
        private final String name;

        public PersonRecord(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
