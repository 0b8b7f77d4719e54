package com.acme.writers.hibernate;

import com.acme.writers.Bodies;
import com.acme.writers.People;
import com.acme.writers.Person;
import com.acme.writers.PersonRow;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.MutationQuery;

/** With Hibernate: entities that are changed and left to the session to write, queries in its own language, and SQL. */
public class HibernatePeople implements People {

    private final Sessions sessions;

    public HibernatePeople(SessionFactory factory) {
        this.sessions = new Sessions(factory);
    }

    @Override
    public Person find(long id) {
        Bodies.run();
        return sessions.with(session -> {
            PersonEntity person = session.find(PersonEntity.class, id);
            return person == null ? null : new PersonRow(person.getName(), person.getCity());
        });
    }

    @Override
    public List<String> namesIn(String city) {
        Bodies.run();
        return sessions.with(session -> session.createSelectionQuery(
                        "select p.name from PersonEntity p where p.city = :city order by p.name", String.class)
                .setParameter("city", city)
                .getResultList());
    }

    @Override
    public int count() {
        Bodies.run();
        return sessions.with(session -> session.createSelectionQuery("select count(p) from PersonEntity p", Long.class)
                .getSingleResult()
                .intValue());
    }

    @Override
    public List<String> phonesOf(long id) {
        Bodies.run();
        return sessions.with(session -> session.createSelectionQuery(
                        "select p.number from PhoneEntity p where p.person.id = :id order by p.id", String.class)
                .setParameter("id", id)
                .getResultList());
    }

    @Override
    public void add(long id, String name, String city, String... phones) {
        sessions.required(session -> {
            PersonEntity person = new PersonEntity(id, name, city);
            for (int i = 0; i < phones.length; i++) {
                person.getPhones().add(new PhoneEntity(id * 10 + i + 1, person, phones[i]));
            }
            session.persist(person);
        });
    }

    @Override
    public void addAll(long firstId, String city, List<String> names) {
        sessions.required(session -> {
            for (int i = 0; i < names.size(); i++) {
                session.persist(new PersonEntity(firstId + i, names.get(i), city));
            }
        });
    }

    @Override
    public void rename(long id, String name) {
        sessions.required(session -> session.find(PersonEntity.class, id).setName(name));
    }

    @Override
    public void move(long id, String city) {
        sessions.required(
                session -> session.createMutationQuery("update PersonEntity p set p.city = :city where p.id = :id")
                        .setParameter("city", city)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public void moveAll(String from, String to) {
        change(session -> session.createMutationQuery(
                        "update versioned PersonEntity p set p.city = :to where p.city = :from")
                .setParameter("to", to)
                .setParameter("from", from));
    }

    @Override
    public void correctNames(String wrong, String right) {
        change(session -> session.createNativeMutationQuery("update person set name = :right where name = :wrong")
                .setParameter("right", right)
                .setParameter("wrong", wrong));
    }

    @Override
    public void delete(long id) {
        sessions.required(session -> session.remove(session.find(PersonEntity.class, id)));
    }

    @Override
    public void deleteIn(String city) {
        change(session -> session.createMutationQuery("delete from PersonEntity p where p.city = :city")
                .setParameter("city", city));
    }

    @Override
    public void inTransaction(Runnable work) {
        sessions.required(session -> work.run());
    }

    @Override
    public void inNewTransaction(Runnable work) {
        sessions.requiresNew(session -> work.run());
    }

    @Override
    public void outsideTransactions(Runnable work) {
        sessions.notSupported(work);
    }

    @Override
    public void andBackToSavepoint(Runnable work) {
        sessions.toSavepoint(work);
    }

    @Override
    public void close() {
        sessions.close();
    }

    /** Past the session: what it knew is old then. */
    private void change(Function<Session, MutationQuery> query) {
        sessions.required(session -> {
            session.flush();
            query.apply(session).executeUpdate();
            session.clear();
        });
    }
}
